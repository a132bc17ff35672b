// The repository port: the one place where a decision meets the log, with the optimistic-concurrency loop behind it.
import type { Commit, Provenance } from './commit.ts';
import type { Decision, DecisionContext } from './decider.ts';
import type { DomainEvent } from './event.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';

export interface CommandRequest<Id extends string, State, Event extends DomainEvent> extends Provenance {
  readonly streamId: Id;
  /** 32 hex digits, from the Idempotency-Key and the caller, or random. */
  readonly commitId: string;
  /** 32 hex digits over the command's name, target and body. */
  readonly requestHash: string;
  /** The caller chose the key and may send it again: refusals and unchanged outcomes must be remembered too. */
  readonly keyed: boolean;
  /** The stream is expected not to exist: its key is made when it is needed instead of looked up beforehand. */
  readonly creates?: boolean;
  /** From If-Match. */
  readonly expectedVersion?: number;
  /** Nothing is begun after this instant (epoch milliseconds). */
  readonly deadline: number;
  readonly decide: (state: State, context: DecisionContext) => Decision<Event>;
}

/** A point in the life of a stream: a version, or a time. */
export type Point = { readonly version: number } | { readonly at: Instant };

export interface Snapshot<State> {
  readonly streamId: string;
  readonly version: number;
  readonly state: State;
  readonly erased?: true;
}

export type Outcome<State> =
  /** The command holds: it changed the stream, or what it asks for held already (`changed: false`). */
  | { readonly kind: 'accepted'; readonly snapshot: Snapshot<State>; readonly changed: boolean; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly replayed: boolean }
  /** Not decided, or decided but not known to be kept. Never a refusal: the command may have taken effect. */
  | { readonly kind: 'unavailable'; readonly retryAfterSeconds: number; readonly outcomeUnknown: boolean };

/** `Id` is branded, so that the id of another aggregate does not compile; where one comes all the same, `execute` throws a RangeError. */
export interface Repository<Id extends string, State, Event extends DomainEvent> {
  execute(request: CommandRequest<Id, State, Event>): Promise<Outcome<State>>;
  /** The newest state, strongly consistent; undefined where there is no commit. */
  load(streamId: Id): Promise<Snapshot<State> | undefined>;
  /**
   * The state as it was at `point`; undefined where the stream did not exist then, or has not come to that version. A version costs at most
   * two requests; a time costs one more per doubling of the stream's length (10,000 commits: 14), and none where nothing happened since.
   */
  asOf(streamId: Id, point: Point): Promise<Snapshot<State> | undefined>;
  /** Commits in order of version, `from` inclusive, at most `limit`. */
  read(streamId: Id, from: number, limit: number): Promise<readonly Commit<State, Event>[]>;
}
