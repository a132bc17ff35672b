// GetHistory: what happened to a user, straight from the log, oldest first.
import { QUERIES } from '../../domain/catalog/queries.ts';
import type { Json } from '../../domain/kernel/json.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { gone } from '../../domain/user/decide/presence.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { NOT_FOUND } from '../runtime/bus/authorize.ts';
import { cursorOf, positionOf } from '../runtime/http/cursor.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { type HistoryLog, historyPage } from '../runtime/read-models/history-page.ts';

/** Version and index of the event that the next page begins with. */
type Start = readonly [version: number, index: number];
const isStart = (value: Json): value is Start =>
  Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part) && Number(part) >= 0);

export const endpoint = query('GetHistory', QUERIES.GetHistory, async ({ params: { id }, query: { limit, cursor } }, users: HistoryLog) => {
  const start = positionOf(['history', id], cursor, isStart);
  if (!start.ok) return start;
  const [version, index] = start.value ?? [1, 0];
  const page = await historyPage(users, id, { version, index }, limit);
  if (page === 'unknown') return err(NOT_FOUND);
  if (page === 'erased') return err(gone());
  const nextCursor = page.next === undefined ? null : cursorOf(['history', id], [page.next.version, page.next.index]);
  return ok({ body: { items: page.items, nextCursor } });
});

export const handler = serve(endpoint, composeUsers);
