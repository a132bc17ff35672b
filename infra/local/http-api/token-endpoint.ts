// `POST /_local/oauth2/token`: the client credentials grant of RFC 6749, without credentials.
import type { Issuer } from './issuer.ts';
import { TOKEN_SECONDS } from './issuer.ts';
import { jsonAnswer } from './response.ts';
import type { HttpAnswer } from './response.ts';

const refused = (error: string, description: string): HttpAnswer =>
  jsonAnswer(400, { error, error_description: description }, { 'cache-control': 'no-store' });

/** Form fields: `grant_type=client_credentials`, `scope` (space separated, without the stage's prefix), `sub` (optional). */
export const answerToken = async (issuer: Issuer, form: URLSearchParams): Promise<HttpAnswer> => {
  const grant = form.get('grant_type');
  if (grant === null) return refused('invalid_request', 'grant_type is missing');
  if (grant !== 'client_credentials') return refused('unsupported_grant_type', 'grant_type must be client_credentials');
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (asked.length === 0 || !asked.every((scope) => issuer.scopes.includes(scope))) {
    return refused('invalid_scope', `scope must name one or more of: ${issuer.scopes.join(' ')}`);
  }
  const token = await issuer.token([...new Set(asked)], form.get('sub') ?? undefined);
  return jsonAnswer(200, { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS }, { 'cache-control': 'no-store' });
};
