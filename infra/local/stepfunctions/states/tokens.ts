// The task tokens that were given out, and who waits for their answer.
import { randomBytes } from 'node:crypto';
import type { StateError } from '../language/state-error.ts';

const TOKEN_BYTES = 96;

export interface Waiting {
  readonly machineArn: string;
  readonly succeed: (output: unknown) => void;
  readonly fail: (error: StateError) => void;
  readonly beat: () => void;
}

export interface Tokens {
  create(): string;
  /** @returns ends the waiting: the token is then known, and closed */
  wait(token: string, waiting: Waiting): () => void;
  /** The machine whose task the token is for; undefined for a token that nobody gave out. */
  machineOf(token: string): string | undefined;
  find(token: string): Waiting | undefined;
  /** A token of an earlier run */
  remember(token: string, machineArn: string): void;
}

export const createTokens = (): Tokens => {
  const issued = new Map<string, string>();
  const waitingFor = new Map<string, Waiting>();
  return {
    create: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    wait: (token, waiting) => {
      issued.set(token, waiting.machineArn);
      waitingFor.set(token, waiting);
      return () => void waitingFor.delete(token);
    },
    machineOf: (token) => issued.get(token),
    find: (token) => waitingFor.get(token),
    remember: (token, machineArn) => void issued.set(token, machineArn),
  };
};
