// Keeps an access token from the local issuer, renewed before it expires or when the stack no longer takes it.
import * as z from 'zod';
import type { PersistentFetch } from './persistent-fetch.ts';
import type { Tokens } from './tokens.ts';

/** Renewed when this part of its life is over. */
const RENEW_AT = 0.8;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number().positive() });

interface Held {
  readonly token: string;
  readonly renewAt: number;
}

interface Grant {
  readonly url: string;
  /** Without the stage's prefix. */
  readonly scopes: readonly string[];
  /** Replays are per caller: whoever goes on with earlier work must be the same subject. */
  readonly subject: string;
}

const fetchToken = async (send: PersistentFetch, { url, scopes, subject }: Grant): Promise<Held> => {
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' '), sub: subject });
  const answer = await send(new Request(new URL('/_local/oauth2/token', url), { method: 'POST', body }));
  if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}: is this a local stack?`);
  const { access_token: token, expires_in: seconds } = tokenAnswer.parse(await answer.json());
  return { token, renewAt: performance.now() + seconds * 1_000 * RENEW_AT };
};

export const localTokens = (send: PersistentFetch, grant: Grant): Tokens => {
  let held: Held | undefined;
  let renewal: Promise<Held> | undefined;
  return {
    current: async () => {
      if (held !== undefined && performance.now() < held.renewAt) return held.token;
      renewal ??= fetchToken(send, grant).finally(() => {
        renewal = undefined;
      });
      held = await renewal;
      return held.token;
    },
    refused: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
};
