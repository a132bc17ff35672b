// The publisher port: domain events on their way out, thin and without personal data.
import type { JsonObject } from './json.ts';

/** What other systems receive. Consumers dedupe by `eventId`. */
export interface OutwardEvent extends JsonObject {
  readonly eventId: string;
  readonly userId: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId: string | undefined;
  readonly traceparent: string | undefined;
  readonly changed: readonly string[];
  readonly data: JsonObject;
}

export interface Publisher {
  /** Answers the events that were not taken, to be sent again; at least once for all others. */
  publish(events: readonly OutwardEvent[]): Promise<readonly { readonly event: OutwardEvent; readonly code: string }[]>;
}
