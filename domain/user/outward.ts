// Domain events on their way out: thin, and made from the part of a commit that is not sealed, so that no personal data can leak.
import { eventId } from '../kernel/commit.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { EventDefinition } from '../kernel/event.ts';
import type { OutwardEvent } from '../kernel/publisher.ts';
import { USER_EVENTS } from './events.ts';

/** What the publisher reads of a commit item. `data` holds the non-personal fields; personal ones that slipped in are dropped. */
export interface CommitRecord {
  readonly streamId: string;
  readonly version: number;
  readonly events: readonly StoredEvent[];
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId?: string | undefined;
  readonly traceparent?: string | undefined;
}

const definitionOf = (type: string): EventDefinition => {
  const definition = Object.entries(USER_EVENTS).find(([known]) => known === type)?.[1];
  if (definition === undefined) throw new RangeError(`${type} is not an event of this code`);
  return definition;
};

/** In the order they happened; empty for a fence. @throws RangeError for an event that newer code wrote: it must wait for newer code. */
export const outwardEvents = (commit: CommitRecord): readonly OutwardEvent[] =>
  commit.events.map(({ type, schemaVersion, data }, index) => {
    const { changed, personal } = definitionOf(type);
    return {
      eventId: eventId(commit.streamId, commit.version, index),
      userId: commit.streamId,
      version: commit.version,
      type,
      schemaVersion,
      occurredAt: commit.occurredAt,
      correlationId: commit.correlationId,
      causationId: commit.causationId,
      traceparent: commit.traceparent,
      changed,
      data: Object.fromEntries(Object.entries(data).filter(([field]) => !personal.includes(field))),
    };
  });
