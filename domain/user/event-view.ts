// What every view of a user's events says of each: which it is, and by whom and why it came about. Folded from the log, never stored.
import * as z from 'zod';
import { type Commit, eventId } from '../kernel/commit.ts';
import { USER_EVENTS, type UserEvent } from './events.ts';
import type { UserState } from './state.ts';
import { Timestamp } from './values/timestamp.ts';

export type UserCommit = Commit<UserState, UserEvent>;

export const EventView = z.object({
  eventId: z.string().meta({ examples: ['user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@3.0'] }),
  version: z.int().min(1),
  type: z.string().meta({ examples: ['UserRenamed'] }),
  schemaVersion: z.int().min(1),
  occurredAt: Timestamp,
  actor: z.string().meta({ description: 'Subject of the token, or name of the process, that did it.' }),
  source: z.string().meta({ description: 'What sent the command.', examples: ['api'] }),
  correlationId: z.string(),
  causationId: z.string().nullable(),
});
export type EventView = Readonly<z.output<typeof EventView>>;

/** @param index of the event in its commit, from 0 */
export const toEventView = (commit: UserCommit, { type }: UserEvent, index: number): EventView => {
  const { streamId, version, occurredAt, actor, source, correlationId, causationId = null } = commit;
  const { schemaVersion } = USER_EVENTS[type];
  return {
    eventId: eventId(streamId, version, index),
    version,
    type,
    schemaVersion,
    occurredAt,
    actor,
    source,
    correlationId,
    causationId,
  };
};
