// The functions that no caller reaches: readers of the log's stream, and what keeps them healthy.

export interface ConsumerDefinition {
  readonly summary: string;
  /**
   * `projector` and `publisher` read the log's stream; a `reaction` is called with events of the bus, a `scheduled` one when a time has come;
   * an `operation` is called by the platform or by people.
   */
  readonly kind: 'projector' | 'publisher' | 'reaction' | 'scheduled' | 'operation';
  /** Source file of its handler */
  readonly entry: `functions/${string}.ts`;
}

export const CONSUMERS = {
  DirectoryProjector: {
    summary: 'Keeps the read models equal to the log',
    kind: 'projector',
    entry: 'functions/projectors/directory.ts',
  },
  Publisher: { summary: 'Sends thin events to the bus', kind: 'publisher', entry: 'functions/publisher/publisher.ts' },
  ArmSchedule: {
    summary: 'Makes the schedule that ends a suspension or purges a deleted user at its time',
    kind: 'reaction',
    entry: 'functions/reactions/arm-schedule.ts',
  },
  TellProcess: {
    summary: 'Tells a process that what it waits for has come, or will not come any more',
    kind: 'reaction',
    entry: 'functions/reactions/tell-process.ts',
  },
  ReactivateWhenDue: {
    summary: 'Reactivates a user whose suspension has come to its end',
    kind: 'scheduled',
    entry: 'functions/scheduled/reactivate-when-due.ts',
  },
  PurgeWhenDue: {
    summary: 'Has a deleted user erased whose grace has passed',
    kind: 'scheduled',
    entry: 'functions/scheduled/purge-when-due.ts',
  },
  ParkFailed: {
    summary: 'Keeps what a reader could not apply, so that it blocks nobody and can be applied later',
    kind: 'operation',
    entry: 'functions/operations/park-failed.ts',
  },
  ParkProcess: {
    summary: 'Keeps a process whose step cannot be done for now, until it is taken up again',
    kind: 'operation',
    entry: 'functions/operations/park-process.ts',
  },
  AskParticipant: {
    summary: 'Asks a participant to do its part of a step of a saga',
    kind: 'operation',
    entry: 'functions/operations/ask-participant.ts',
  },
  Redrive: { summary: 'Applies what was parked', kind: 'operation', entry: 'functions/operations/redrive.ts' },
  Rebuild: {
    summary: 'Makes the read models what the log says, a part at a time',
    kind: 'operation',
    entry: 'functions/operations/rebuild.ts',
  },
} as const satisfies Record<string, ConsumerDefinition>;

export type ConsumerName = keyof typeof CONSUMERS;
