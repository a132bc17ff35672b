// Every metric that functions write, with the dimensions of its series. What is not in here is written by none: a test of the whole service sees to it.

export const COUNTED = [
  'CommandAccepted',
  'CommandRefused',
  'CommandFailed',
  'QueryAnswered',
  'QueryRefused',
  'QueryFailed',
  'Parked',
  'Waiting',
  'Redriven',
  'Rebuilt',
  'ScheduleArmed',
  'ProcessTold',
  'ScheduleRun',
  'ScheduleObsolete',
  'ConsumerFailed',
  'StepDone',
  'StepFailed',
  'ProcessParked',
] as const;
export type Counted = (typeof COUNTED)[number];

/** What an operation used of the database and what it met there, counted with it. The cache is that of users' keys in the memory of a function. */
export const USED = ['AppendConflict', 'UnknownOutcome', 'ReadUnits', 'WriteUnits', 'CacheHit', 'CacheMiss', 'CacheStale'] as const;
export type Used = (typeof USED)[number];

/** In milliseconds: how long an answer took; the age of a commit when its row or its event was out. */
export const TIMED = ['CommandLatency', 'QueryLatency', 'ProjectionLag', 'PublishLag'] as const;
export type Timed = (typeof TIMED)[number];

/** `BreakerState` is 0 closed, 1 open, 2 half open. */
export const OF_PARTICIPANT = ['ParticipantCall', 'BreakerState', 'BulkheadRejected'] as const;
export type OfParticipant = (typeof OF_PARTICIPANT)[number];

export const SAGA_COUNTED = ['SagaStarted', 'SagaCompleted', 'SagaCompensated', 'SagaCancelled'] as const;
export type SagaCounted = (typeof SAGA_COUNTED)[number];

type Series = readonly ('' | 'operation' | 'code' | 'participant' | 'outcome' | 'saga' | 'function_name')[];

const each = (names: readonly string[], series: Series): Record<string, Series> => Object.fromEntries(names.map((name) => [name, series]));

/** Metric -> the one dimension of each of its series beside `service`; '': of the whole service. `ColdStart` is the library's own. */
export const SERIES: Readonly<Record<string, Series>> = {
  ...each([...COUNTED, ...USED], ['', 'operation', 'code']),
  ...each(TIMED, ['', 'operation']),
  ...each(SAGA_COUNTED, ['', 'saga']),
  ...each(OF_PARTICIPANT, ['participant']),
  ParticipantCall: ['participant', 'outcome'],
  ColdStart: ['function_name'],
};
