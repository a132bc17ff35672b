// A commit: the 1..k events of one accepted command, and the state after them. The unit of the log, of the stream and of atomicity.
import type { DomainEvent } from './event.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';

/** Who, why and within which trace. */
export interface Provenance {
  /** The subject of the token, or the name of the process that acts. */
  readonly actor: string;
  /** What sent the command, e.g. `api`. */
  readonly source: string;
  readonly correlationId: string;
  /** The event that caused the command, where one did. */
  readonly causationId?: string;
  /** W3C Trace Context. */
  readonly traceparent?: string;
}

/** "At least this version of this stream": versions have no gaps, so it is all there is to know. */
export interface Position {
  readonly streamId: string;
  readonly version: number;
}

export interface Commit<State, Event extends DomainEvent> extends Provenance {
  readonly streamId: string;
  /** 1, 2, 3, … without gaps within a stream. */
  readonly version: number;
  /** The command's id: 32 hex digits. */
  readonly commitId: string;
  /** Of the validated command: 32 hex digits. */
  readonly requestHash: string;
  readonly events: readonly Event[];
  /** Folded up to and including this commit. */
  readonly state: State;
  readonly occurredAt: Instant;
  /** Set on a fence: a commit without events that takes a version so that a late first attempt of a refused command cannot. */
  readonly refusal?: Refusal;
  /** The key that sealed the personal data is gone: personal fields read as null. */
  readonly erased?: true;
}

/** `<streamId>@<version>.<index>`, unique for ever; consumers dedupe by it. */
export const eventId = (streamId: string, version: number, index: number): string => `${streamId}@${version}.${index}`;
