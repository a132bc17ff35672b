// All that is kept about a user, for the user: what it is now, and each event with its data in full.
import * as z from 'zod';
import { type Commit, eventId } from '../kernel/commit.ts';
import { AnyJson } from '../kernel/json.ts';
import { USER_EVENTS, type UserEvent } from './events.ts';
import type { UserState } from './state.ts';
import { Timestamp } from './values/timestamp.ts';
import { User } from './view.ts';

/** Changes when a reader of an export would have to. */
export const EXPORT_FORMAT = 'rollcall.user/1';

const ExportedEvent = z
  .object({
    eventId: z.string().meta({ examples: ['user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@3.0'] }),
    version: z.int().min(1),
    type: z.string().meta({ examples: ['UserRenamed'] }),
    schemaVersion: z.int().min(1),
    occurredAt: Timestamp,
    actor: z.string().meta({ description: 'Subject of the token, or name of the process, that did it.' }),
    source: z.string().meta({ description: 'What sent the command.', examples: ['api'] }),
    correlationId: z.string(),
    causationId: z.string().nullable(),
    data: z.record(z.string(), AnyJson).meta({ description: 'All that was recorded, in the shape of the current schema version.' }),
  })
  .meta({ id: 'ExportedEvent', description: 'One event in the life of a user, with all its data.' });
export type ExportedEvent = Readonly<z.output<typeof ExportedEvent>>;

export const UserExport = z
  .object({
    format: z.literal(EXPORT_FORMAT),
    exportedAt: Timestamp,
    user: User,
    events: z.object({ items: z.array(ExportedEvent), nextCursor: z.string().nullable() }),
  })
  .meta({ id: 'UserExport', description: 'What is kept about a user: as it is now, and a part of its events, oldest first.' });
export type UserExport = Readonly<z.output<typeof UserExport>>;

/** In order of version; a fence is no event. */
export const exportedEvents = (commits: readonly Commit<UserState, UserEvent>[]): readonly ExportedEvent[] =>
  commits.flatMap(({ streamId, version, events, occurredAt, actor, source, correlationId, causationId = null }) =>
    events.map(({ type, data }, index) => ({
      eventId: eventId(streamId, version, index),
      version,
      type,
      schemaVersion: USER_EVENTS[type].schemaVersion,
      occurredAt,
      actor,
      source,
      correlationId,
      causationId,
      data,
    })),
  );
