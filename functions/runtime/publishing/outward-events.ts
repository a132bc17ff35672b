// What leaves the service: one thin event per event of a commit, without anything personal.
import { eventId } from '../../../domain/kernel/commit.ts';
import type { OutwardEvent } from '../../../domain/kernel/publisher.ts';
import { userAggregate } from '../../../domain/user/user.ts';
import { readPublic } from '../event-log/opening.ts';
import type { StoredCommit } from '../event-log/ports.ts';

/** @throws UnreadableCommit */
export const outwardEvents = (commit: StoredCommit): readonly OutwardEvent[] =>
  readPublic(commit, userAggregate).map(({ type, schemaVersion, data }, index) => ({
    eventId: eventId(commit.streamId, commit.version, index),
    userId: commit.streamId,
    version: commit.version,
    type,
    schemaVersion,
    occurredAt: commit.occurredAt,
    correlationId: commit.correlationId,
    causationId: commit.causationId,
    traceparent: commit.traceparent,
    changed: userAggregate.events[type]?.changed ?? [],
    data,
  }));
