// The functions that no caller reaches: readers of the log's stream, and what keeps them healthy.

export interface ConsumerDefinition {
  readonly summary: string;
  /** `projector` and `publisher` read the log's stream; an `operation` is called by the platform or by people. */
  readonly kind: 'projector' | 'publisher' | 'operation';
  /** Source file of its handler */
  readonly entry: `functions/${string}.ts`;
}

export const CONSUMERS = {
  DirectoryProjector: {
    summary: 'Keeps the directory equal to the log',
    kind: 'projector',
    entry: 'functions/projectors/directory.ts',
  },
  Publisher: { summary: 'Sends thin events to the bus', kind: 'publisher', entry: 'functions/publisher/publisher.ts' },
  ParkFailed: {
    summary: 'Keeps what a reader could not apply, so that it blocks nobody and can be applied later',
    kind: 'operation',
    entry: 'functions/operations/park-failed.ts',
  },
  Redrive: { summary: 'Applies what was parked', kind: 'operation', entry: 'functions/operations/redrive.ts' },
} as const satisfies Record<string, ConsumerDefinition>;

export type ConsumerName = keyof typeof CONSUMERS;
