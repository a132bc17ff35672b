// What happened to a user, by whom and why, with each field's old and new value: folded from the log, never stored.
import * as z from 'zod';
import { AnyJson, type JsonObject } from '../kernel/json.ts';
import { EventView, toEventView, type UserCommit } from './event-view.ts';
import { USER_EVENTS, type UserEvent } from './events.ts';
import { evolve, initialUser, isLive, personalState, type UserState } from './state.ts';
import { isUserId } from './ids.ts';
import { toUser } from './view.ts';

export const HistoryItem = EventView.extend({
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.object({ from: AnyJson, to: AnyJson })).meta({ description: 'Field of the user -> old and new value.' }),
  erased: z.literal(true).optional().meta({ description: 'The personal data of this event is gone and reads as null.' }),
}).meta({ id: 'HistoryItem', description: 'One event in the life of a user.' });
export type HistoryItem = Readonly<z.output<typeof HistoryItem>>;

export const HistoryPage = z
  .object({ items: z.array(HistoryItem), nextCursor: z.string().nullable() })
  .meta({ id: 'HistoryPage', description: 'Part of the history of a user, oldest first.' });
export type HistoryPage = Readonly<z.output<typeof HistoryPage>>;

/** Personal fields of a commit whose key is gone are absent from every fold, so they are named here to show that something was there. */
const changesOf = (event: UserEvent, before: JsonObject, after: JsonObject, erased: boolean): HistoryItem['changes'] => {
  const { changed, personal } = USER_EVENTS[event.type];
  const fields = changed.flatMap((field) => {
    const from = before[field] ?? null;
    const to = after[field] ?? null;
    const same = JSON.stringify(from) === JSON.stringify(to);
    return same && !(erased && personal.includes(field)) ? [] : [[field, { from, to }] as const];
  });
  return Object.fromEntries(fields) as HistoryItem['changes'];
};

const shown = (streamId: string, version: number, state: UserState): JsonObject =>
  isLive(state) && isUserId(streamId) ? toUser(streamId, version, state) : {};

const reasonOf = (event: UserEvent): string | null => ('reason' in event.data ? event.data.reason : null);

const itemsOf = (commit: UserCommit, before: UserState): HistoryItem[] => {
  const { streamId, version, occurredAt, erased = false } = commit;
  let state = before;
  return commit.events.map((event, index) => {
    const previous = state;
    state = evolve(state, event, occurredAt);
    return {
      ...toEventView(commit, event, index),
      reason: reasonOf(event),
      changes: changesOf(event, shown(streamId, version, previous), shown(streamId, version, state), erased),
      ...(erased ? { erased } : {}),
    };
  });
};

/** `commits` in order of version; `before` is the state ahead of the first of them, for a page that begins in the middle. */
export const historyItems = (commits: readonly UserCommit[], before: UserState = initialUser): readonly HistoryItem[] =>
  commits.flatMap((commit, at) => itemsOf(commit, commits[at - 1]?.state ?? before));

const PERSONAL: ReadonlySet<string> = new Set(personalState);

/** What may be told of somebody who is erased: who did what when, whatever could still be read of the rest. */
export const withoutPersonalData = (item: HistoryItem): HistoryItem => {
  const changes = Object.entries(item.changes).map(([field, change]) => [field, PERSONAL.has(field) ? { from: null, to: null } : change]);
  return { ...item, reason: null, changes: Object.fromEntries(changes) as HistoryItem['changes'], erased: true };
};
