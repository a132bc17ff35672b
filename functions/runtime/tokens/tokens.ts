// Tokens that a mail carries: 256 random bits, of which only the hash is kept. A token says which process it answers; whether it still may, the log decides.
import { createHash, randomBytes } from 'node:crypto';
import type { ProcessId } from '../../../domain/process/ids.ts';

const TOKEN_BYTES = 32;

/** Where it may be used: a token for one thing opens no other. */
export type TokenPurpose = 'registration' | 'invitation' | 'email-change' | 'email-revert';

export interface TokenRecord {
  readonly purpose: TokenPurpose;
  readonly processId: ProcessId;
  readonly userId: string;
  /** epoch milliseconds */
  readonly expiresAt: number;
}

export interface TokenStore {
  put(hash: string, record: TokenRecord): Promise<void>;
  /** Strongly consistent: the mail may be faster than a replica. */
  get(hash: string): Promise<TokenRecord | undefined>;
}

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** 64 hex digits. A hash without a salt is enough for what nobody can guess. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
