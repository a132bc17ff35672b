// What a run leaves behind: each operation as its client saw it, and the log as it was at every landing.
import type { Outcome } from '../../domain/kernel/repository.ts';
import type { StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import type { Account, Decide } from '../kit/account.ts';

export interface Operation {
  readonly client: number;
  readonly name: string;
  readonly streamId: string;
  readonly commitId: string;
  readonly requestHash: string;
  readonly decide: Decide;
  readonly expectedVersion?: number;
  readonly invokedAt: number;
  readonly returnedAt: number;
  /** An exception is never an answer. */
  readonly outcome: Outcome<Account> | { readonly kind: 'thrown'; readonly error: string };
}

export interface Landing {
  readonly at: number;
  readonly streamId: string;
  readonly version: number;
  /** The commit's bytes when it landed. */
  readonly bytes: string;
  readonly commit: StoredCommit;
  /** Who owned which claim, after it. */
  readonly owners: ReadonlyMap<string, string>;
}

export interface History {
  readonly operations: Operation[];
  readonly landings: Landing[];
}

export const bytesOf = (commit: StoredCommit): string =>
  JSON.stringify(commit, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value));
