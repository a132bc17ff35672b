// The participants port: outside systems that keep data of a user of their own, asked to make it, to take it away or to erase it.

export const PARTICIPANT_ACTIONS = ['provision', 'update', 'deprovision', 'erase'] as const;
export type ParticipantAction = (typeof PARTICIPANT_ACTIONS)[number];

/** What undoes an action; an erasure is for good. */
export const OPPOSITES: Readonly<Record<ParticipantAction, ParticipantAction | undefined>> = {
  provision: 'deprovision',
  // It reads the user as it is then, so that asking once more is the way back.
  update: 'update',
  deprovision: 'provision',
  erase: undefined,
};

/** A step of a process, which a participant does at most once however often it is asked. */
export interface ParticipantStep {
  readonly processId: string;
  /** Unique in its process, e.g. `provision-billing` */
  readonly step: string;
}

export interface ParticipantCall extends ParticipantStep {
  /** Its name in the configuration of the stage */
  readonly participant: string;
  readonly action: ParticipantAction;
  readonly userId: string;
  /** Nothing is begun after this instant, and nothing waited for (epoch milliseconds). */
  readonly deadline: number;
}

/** What is known after a call. It says nothing of earlier calls of the same step. */
export type ParticipantOutcome =
  | { readonly kind: 'done' }
  /** It took the task on, and acknowledges later. */
  | { readonly kind: 'accepted' }
  /** It certainly had no effect. `retryable`: the same call may succeed later. */
  | { readonly kind: 'failed'; readonly retryable: boolean; readonly code: ParticipantFailure; readonly retryAfterMs?: number }
  /** No answer, or one that does not say: it may have had its effect, and may be repeated. */
  | { readonly kind: 'unknown'; readonly code: ParticipantDoubt };

export const PARTICIPANT_OUTCOMES = ['done', 'accepted', 'failed', 'unknown'] as const satisfies readonly ParticipantOutcome['kind'][];

export type ParticipantFailure =
  /** No participant of this name, or not for this action */
  | 'NOT_CONFIGURED'
  /** Its name leads to an address that must not be called. */
  | 'FORBIDDEN_ADDRESS'
  | 'REDIRECT'
  /** It refused the call (4xx). */
  | 'REFUSED'
  /** It is too busy, or down, and said so (425, 429, 503). */
  | 'BUSY'
  /** No connection was made. */
  | 'UNREACHABLE'
  /** Not begun: too many calls to it are under way. */
  | 'BULKHEAD_FULL'
  /** Not begun: it has failed too often of late. */
  | 'BREAKER_OPEN'
  /** Not begun: no time was left. */
  | 'DEADLINE';

export type ParticipantDoubt = 'TIMEOUT' | 'CONNECTION_LOST' | 'SERVER_ERROR' | 'UNEXPECTED_ANSWER';

export interface Participants {
  /** Never throws for what the participant does. */
  call(call: ParticipantCall): Promise<ParticipantOutcome>;
}

/** The same over all repetitions: by it a participant knows a call that it has seen. */
export const messageIdOf = ({ processId, step }: ParticipantStep): string => `${processId}:${step}`;

const NOT_BEGUN = new Set<string>(['BULKHEAD_FULL', 'BREAKER_OPEN'] satisfies ParticipantFailure[]);

/** Held back by us: no attempt of the participant's that failed. */
export const wasHeldBack = (outcome: ParticipantOutcome): boolean => outcome.kind === 'failed' && NOT_BEGUN.has(outcome.code);

const BUSY = new Set([425, 429, 503]);

/** What an answer means by its status (RFC 9110) alone. A server error does not say how far the work had come. */
export const outcomeOfStatus = (status: number, retryAfterMs?: number): ParticipantOutcome => {
  if (status === 202) return { kind: 'accepted' };
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status >= 300 && status < 400) return { kind: 'failed', retryable: false, code: 'REDIRECT' };
  if (BUSY.has(status)) return { kind: 'failed', retryable: true, code: 'BUSY', ...(retryAfterMs !== undefined && { retryAfterMs }) };
  if (status >= 400 && status < 500) return { kind: 'failed', retryable: false, code: 'REFUSED' };
  return { kind: 'unknown', code: status >= 500 ? 'SERVER_ERROR' : 'UNEXPECTED_ANSWER' };
};

export const mayBeRepeated = (outcome: ParticipantOutcome): boolean =>
  outcome.kind === 'unknown' || (outcome.kind === 'failed' && outcome.retryable);

/** A failure after a doubt does not remove the doubt: the earlier attempt may have had its effect. */
export const afterAttempt = (before: ParticipantOutcome | undefined, latest: ParticipantOutcome): ParticipantOutcome =>
  before?.kind === 'unknown' && latest.kind === 'failed' ? before : latest;
