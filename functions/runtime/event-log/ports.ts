// What the repository needs from the world: a log of sealed commits and a ring of data keys. Each has a memory twin and an AWS twin.
import type { Provenance } from '../../../domain/kernel/commit.ts';
import type { StoredEvent } from '../../../domain/kernel/event.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { JsonObject } from '../../../domain/kernel/json.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';

/** A commit as the log keeps it: what is personal is inside `sealed`, the rest may be read by anyone who reads the log. */
export interface StoredCommit extends Provenance {
  readonly streamId: string;
  readonly version: number;
  /** 32 hex digits */
  readonly commitId: string;
  /** 32 hex digits */
  readonly requestHash: string;
  readonly events: readonly StoredEvent[];
  readonly state: JsonObject;
  /** Absent where nothing in the commit is personal. */
  readonly sealed?: Uint8Array;
  readonly stateFingerprint: string;
  /** See recent.ts. */
  readonly recent?: Uint8Array;
  readonly occurredAt: Instant;
  readonly refusal?: Refusal;
}

/** What a keyed command that changed nothing was answered: a refusal, or "it holds already" at `version`. */
export interface RecordedOutcome {
  readonly commitId: string;
  readonly requestHash: string;
  /** epoch milliseconds */
  readonly at: number;
  readonly version: number;
  readonly refusal?: Refusal;
}

/** Newest first; `rev` counts its writes. */
export interface OutcomeLedger {
  readonly rev: number;
  readonly entries: readonly RecordedOutcome[];
}

export interface Tip {
  readonly commit?: StoredCommit;
  readonly ledger?: OutcomeLedger;
}

/** What changes in the same transaction as the commit. Keys are full stream ids, e.g. `claim#email#<hex>`. */
export type Guard =
  | { readonly kind: 'claim'; readonly key: string; readonly owner: string; readonly commitId: string }
  | { readonly kind: 'release'; readonly key: string; readonly owner: string }
  | { readonly kind: 'count'; readonly key: string; readonly delta: 1 | -1; readonly floor: number };

export type AppendResult =
  | { readonly kind: 'appended' }
  /** The version is taken, by `by`. */
  | { readonly kind: 'occupied'; readonly by: StoredCommit }
  /** The version is free, but guard number `index` does not hold. */
  | { readonly kind: 'guarded'; readonly index: number }
  /** The token was spent on another body: an earlier attempt is under way or has landed. */
  | { readonly kind: 'mismatch' }
  /** Certainly not applied; later it may be. */
  | { readonly kind: 'busy' }
  /** Applied, or not, or not yet. */
  | { readonly kind: 'unknown' };

export interface Call {
  /** The call is given up at this instant (epoch milliseconds). */
  readonly deadline: number;
}

/** Reads are strongly consistent. Every method but `append` and `record` rejects with {@link DependencyUnavailable} where a retry may help. */
export interface EventLog {
  /** The newest commit and the outcome ledger, in one request. */
  tip(streamId: string, call: Call): Promise<Tip>;
  /** Commits `from` … `to` (inclusive) in order of version, all pages. */
  read(streamId: string, from: number, to: number, call: Call): Promise<readonly StoredCommit[]>;
  /** The commits at these versions, as far as they exist, in the order asked for. */
  get(streamId: string, versions: readonly number[], call: Call): Promise<readonly StoredCommit[]>;
  /** Takes the commit's version, if it is free and every guard holds; else changes nothing. The same token and body apply once. */
  append(commit: StoredCommit, guards: readonly Guard[], token: string, call: Call): Promise<AppendResult>;
  /** Replaces the ledger of revision `ledger.rev - 1`, if `version` is still the newest. false: not known to be kept. */
  record(streamId: string, version: number, ledger: OutcomeLedger, call: Call): Promise<boolean>;
}

/** Per-user data keys (32 bytes), and keyed hashes of values that must be compared but not read. */
export interface Keyring {
  /** undefined: there is no key (any more). A key may be served for up to 60 s after it was deleted. */
  get(ownerId: string, call: Call): Promise<Uint8Array | undefined>;
  /** The owner's key; made where there is none. */
  create(ownerId: string, call: Call): Promise<Uint8Array>;
  /** What was sealed with the owner's key can never be read again. Destroying it again is harmless. */
  destroy(ownerId: string, call: Call): Promise<void>;
  /** 64 hex digits; equal for equal (scope, value) within a deployment. */
  hmac(scope: string, value: string, call: Call): Promise<string>;
}

/** A dependency did not answer, or asked to be left alone; the same call may succeed later. */
export class DependencyUnavailable extends Error {
  constructor(dependency: string, cause?: unknown) {
    super(`${dependency} is unavailable`, { cause });
    this.name = 'DependencyUnavailable';
  }
}
