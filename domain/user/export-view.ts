// All that is kept about a user, for the user: what it is now, and each event with its data in full.
import * as z from 'zod';
import { AnyJson } from '../kernel/json.ts';
import { EventView, toEventView, type UserCommit } from './event-view.ts';
import { Timestamp } from './values/timestamp.ts';
import { User } from './view.ts';

/** Changes when a reader of an export would have to. */
export const EXPORT_FORMAT = 'rollcall.user/1';

const ExportedEvent = EventView.extend({
  data: z.record(z.string(), AnyJson).meta({ description: 'All that was recorded, in the shape of the current schema version.' }),
}).meta({ id: 'ExportedEvent', description: 'One event in the life of a user, with all its data.' });
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
export const exportedEvents = (commits: readonly UserCommit[]): readonly ExportedEvent[] =>
  commits.flatMap((commit) => commit.events.map((event, index) => ({ ...toEventView(commit, event, index), data: event.data })));
