// One command on its way through the log: what the steps of the optimistic-concurrency loop share.
import type { Aggregate } from '../../../domain/kernel/aggregate.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import type { CommandRequest, Outcome } from '../../../domain/kernel/repository.ts';
import type { Effects } from './effects.ts';
import type { LogObserver } from './observer.ts';
import type { EventLog, Keyring, OutcomeLedger, StoredCommit } from './ports.ts';
import type { CommitReader } from './reader.ts';

export interface RepositoryOptions<Id extends string, State, Event extends DomainEvent> {
  readonly log: EventLog;
  readonly keyring: Keyring;
  readonly aggregate: Aggregate<Id, State, Event>;
  readonly effects?: Effects;
  /** 12 bytes, never the same twice. */
  readonly nonce?: () => Uint8Array;
  readonly observer?: LogObserver;
}

export interface CommandRun<State, Event extends DomainEvent> extends Required<RepositoryOptions<string, State, Event>> {
  readonly reader: CommitReader<State, Event>;
  readonly request: CommandRequest<string, State, Event>;
  /** A write of this request has been sent: what is found of it later is no replay. */
  sent: boolean;
  /** The version that an attempt of unknown outcome may still take. */
  openSlot: number;
  /** Tokens found spent on another body. */
  spentTokens: number;
}

/** What the command is decided on. */
export interface Basis<State> {
  /** The newest commit that is known. */
  readonly commit: StoredCommit | undefined;
  readonly ledger: OutcomeLedger | undefined;
  readonly key: Uint8Array | undefined;
  readonly state: State;
}

export type Step<State> =
  | { readonly kind: 'done'; readonly outcome: Outcome<State> }
  /** Somebody was faster: decide again on `commit`. */
  | { readonly kind: 'overtaken'; readonly commit: StoredCommit }
  /** Load and decide again. */
  | { readonly kind: 'again' };

export const done = <State>(outcome: Outcome<State>): Step<State> => ({ kind: 'done', outcome });

/** A stream whose only commit is the fence of a refused creation has no user. */
export const isVacant = (commit: StoredCommit | undefined): boolean =>
  commit === undefined || (commit.version === 1 && commit.refusal !== undefined);

const RETRY_AFTER_SECONDS = 2;

export const unavailable = (run: { readonly openSlot: number }): Extract<Outcome<never>, { kind: 'unavailable' }> => ({
  kind: 'unavailable',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
  outcomeUnknown: run.openSlot > 0,
});
