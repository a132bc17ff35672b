// One page of a user's events, however they are shown: whole commits are read, single events are paged.
import type { Commit } from '../../../domain/kernel/commit.ts';
import type { Json } from '../../../domain/kernel/json.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Repository } from '../../../domain/kernel/repository.ts';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import { cursorOf, positionOf } from '../http/cursor.ts';

export type UserCommits = Pick<Repository<UserId, UserState, UserEvent>, 'read'>;

/** The event that a page begins with. */
interface Start {
  readonly version: number;
  readonly index: number;
}

interface Shown {
  readonly version: number;
  readonly eventId: string;
}

export interface EventsPart<Item> {
  readonly items: readonly Item[];
  readonly next: Start | undefined;
  /** The user was erased, as far as this page tells. */
  readonly erased: boolean;
}

type Commits = readonly Commit<UserState, UserEvent>[];
/** The events of `commits`, each as it is shown; `before` is the state ahead of the first commit. */
type Show<Item> = (commits: Commits, before: UserState | undefined) => readonly Item[];

const isPlace = (value: Json): value is readonly [version: number, index: number] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part) && Number(part) >= 0);

/** @param list names the list that the cursor belongs to */
export const eventStart = (list: Json, cursor: string | undefined): Result<Start, Refusal> => {
  const place = positionOf(list, cursor, isPlace);
  if (!place.ok) return place;
  const [version, index] = place.value ?? [1, 0];
  return ok({ version, index });
};

export const eventCursor = (list: Json, next: Start | undefined): string | null =>
  next === undefined ? null : cursorOf(list, [next.version, next.index]);

const startOf = ({ version, eventId }: Shown): Start => ({ version, index: Number(eventId.slice(eventId.lastIndexOf('.') + 1)) });
const isBefore = (item: Shown, { version, index }: Start): boolean => item.version === version && startOf(item).index < index;

/** The commit before the first is read along: the old values of a page's first event are in it. */
export const eventsPage = async <Item extends Shown>(
  log: UserCommits,
  id: UserId,
  start: Start,
  limit: number,
  show: Show<Item>,
): Promise<EventsPart<Item> | 'unknown'> => {
  let from = Math.max(1, start.version - 1);
  const commits: Commits[number][] = [];
  const size = limit + 2;
  for (;;) {
    const part: Commits = await log.read(id, from, size);
    commits.push(...part);
    const before = start.version > 1 ? commits[0] : undefined;
    const items = show(commits.slice(before === undefined ? 0 : 1), before?.state).filter((item) => !isBefore(item, start));
    const next = items[limit];
    if (next !== undefined || part.length < size) {
      if (commits.every(({ state }) => state.status === 'none')) return 'unknown';
      const erased = commits.some((commit) => commit.erased === true || commit.state.status === 'erased');
      return { items: items.slice(0, limit), next: next && startOf(next), erased };
    }
    // Fences are commits without events, so that a full read can still be less than a page.
    from += size;
  }
};
