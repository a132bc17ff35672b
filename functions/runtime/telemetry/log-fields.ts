// Everything that a line of the log can say besides its message: ids, codes, counts, times. A field that is not here does not compile.

export interface LogFields {
  /** What ran: a command, a query, a step, a reader of the log */
  readonly operation?: string;
  readonly code?: string;
  readonly status?: number;
  /** milliseconds */
  readonly duration?: number;
  readonly correlationId?: string;
  readonly userId?: string | null;
  readonly commitId?: string;
  readonly eventId?: string;
  readonly streamId?: string;
  readonly version?: number;
  readonly replayed?: boolean;
  readonly changed?: boolean;
  readonly armed?: boolean;
  readonly told?: boolean;
  // Of what was thrown, and nothing of what it says: its class, its cause's class, the lines of code.
  readonly error?: string;
  readonly cause?: string;
  readonly frames?: readonly string[];
  // Of sagas
  readonly processId?: string;
  readonly step?: string;
  readonly phase?: string;
  // Of the readers of the log
  readonly consumer?: string;
  readonly consumers?: readonly string[];
  readonly shardId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly messageId?: string;
  readonly applied?: number;
  readonly parked?: number;
  readonly waiting?: number;
  readonly checked?: number;
  readonly repaired?: number;
  readonly failed?: number;
  readonly unresolved?: number;
}

/** Refuses a field that LogFields lacks wherever the object comes from; TypeScript alone refuses it in an object literal only. */
export type Only<Fields extends LogFields> = Fields & { readonly [Name in Exclude<keyof Fields, keyof LogFields>]: never };

export type WriteLine = <Fields extends LogFields>(message: string, fields: Only<Fields>) => void;
