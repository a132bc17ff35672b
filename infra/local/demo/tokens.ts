// Keeps an access token from the local issuer, renewed before it expires or when the stack no longer takes it.
import * as z from 'zod';
import type { Transport } from './transport.ts';

const SCOPES = ['users:write', 'users:read', 'users:suspend', 'users:roles', 'audit:read'];
/** Replays are per caller, so every run is the same one. */
const SUBJECT = 'rollcall-demo';
/** Renewed when this part of its life is over. */
const RENEW_AT = 0.8;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number().positive() });

export interface Tokens {
  current(): Promise<string>;
  /** The stack refused `token`: the next `current` is another one. */
  refused(token: string): void;
}

interface Held {
  readonly token: string;
  readonly renewAt: number;
}

const fetchToken = async (send: Transport): Promise<Held> => {
  const answer = await send({
    method: 'POST',
    path: '/_local/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPES.join(' '), sub: SUBJECT }).toString(),
  });
  if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}`);
  const { access_token: token, expires_in: seconds } = tokenAnswer.parse(answer.body);
  return { token, renewAt: performance.now() + seconds * 1_000 * RENEW_AT };
};

export const createTokens = (send: Transport): Tokens => {
  let held: Held | undefined;
  let renewal: Promise<Held> | undefined;
  return {
    current: async () => {
      if (held !== undefined && performance.now() < held.renewAt) return held.token;
      renewal ??= fetchToken(send).finally(() => {
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
