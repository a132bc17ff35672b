// Calls the function of a route as API Gateway does, but without it: with claims that it would not have let pass, or with none.
import type { Answer } from '../client.ts';
import { functionOf } from './deployed.ts';
import type { Parts } from './message.ts';
import { type Row, urlOf } from './row.ts';

interface FunctionAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** @param scope space separated, without the stage's prefix; absent: no claims at all */
export const pastTheGateway = async ({ definition, world }: Row, parts: Parts, scope?: string): Promise<Answer> => {
  const target = functionOf({ definition, world });
  const prefixed = scope?.split(' ').map((each) => `${target.environment['SCOPE_PREFIX'] ?? ''}${each}`);
  const [rawPath = '', rawQueryString = ''] = urlOf(definition, parts).split('?');
  const event = {
    rawQueryString,
    headers: { 'content-type': 'application/json' },
    pathParameters: parts.path,
    body: JSON.stringify(parts.body),
    isBase64Encoded: false,
    requestContext: {
      http: { method: definition.method, path: rawPath },
      ...(prefixed && { authorizer: { jwt: { claims: { sub: 'somebody', scope: prefixed.join(' ') } } } }),
    },
  };
  const { statusCode, headers, body } = (await world.directory.stack.invoke(target.arn, event)) as FunctionAnswer;
  return { status: statusCode, headers: new Headers(headers), body: JSON.parse(body) };
};
