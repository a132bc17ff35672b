// One page of a user's history: whole commits are read, single events are paged.
import type { Commit } from '../../../domain/kernel/commit.ts';
import type { Repository } from '../../../domain/kernel/repository.ts';
import { type HistoryItem, historyItems } from '../../../domain/user/history-view.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';

export type HistoryLog = Pick<Repository<UserState, UserEvent>, 'read'>;

interface Start {
  readonly version: number;
  readonly index: number;
}

export interface HistoryPart {
  readonly items: readonly HistoryItem[];
  readonly next: Start | undefined;
}

type Commits = readonly Commit<UserState, UserEvent>[];

const startOf = (item: HistoryItem): Start => ({
  version: item.version,
  index: Number(item.eventId.slice(item.eventId.lastIndexOf('.') + 1)),
});
const isBefore = (item: HistoryItem, { version, index }: Start): boolean => item.version === version && startOf(item).index < index;

/** The commit before the first is read along: the old values of a page's first event are in it. */
export const historyPage = async (
  log: HistoryLog,
  id: UserId,
  start: Start,
  limit: number,
): Promise<HistoryPart | 'unknown' | 'erased'> => {
  let from = Math.max(1, start.version - 1);
  const commits: Commits[number][] = [];
  const size = limit + 2;
  for (;;) {
    const part: Commits = await log.read(id, from, size);
    commits.push(...part);
    const before = start.version > 1 ? commits[0] : undefined;
    const items = historyItems(commits.slice(before === undefined ? 0 : 1), before?.state).filter((item) => !isBefore(item, start));
    const next = items[limit];
    if (next !== undefined || part.length < size) {
      if (commits.every(({ state }) => state.status === 'none')) return 'unknown';
      if (commits.some(({ erased, state }) => erased === true || state.status === 'erased')) return 'erased';
      return { items: items.slice(0, limit), next: next && startOf(next) };
    }
    // Fences are commits without events, so that a full read can still be less than a page.
    from += size;
  }
};
