// ListProcesses: processes by start, those of one user, one status or one kind, page by page.
import type { ListProcessesQuery } from '../../domain/catalog/parameters.ts';
import { QUERIES } from '../../domain/catalog/queries.ts';
import type { Json } from '../../domain/kernel/json.ts';
import { ok } from '../../domain/kernel/result.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { cursorOf, positionOf } from '../runtime/http/cursor.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import type { ProcessFilter, ProcessStore } from '../runtime/processes/store.ts';

const filterOf = ({ kind, status, userId }: ListProcessesQuery): ProcessFilter => ({
  ...(kind && { kind }),
  ...(status && { status }),
  ...(userId && { userId }),
});

const isPosition = (value: Json): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

export const endpoint = query('ListProcesses', QUERIES.ListProcesses, async ({ query: asked }, processes: Pick<ProcessStore, 'list'>) => {
  const filter = filterOf(asked);
  const list = ['processes', { ...filter }];
  const position = positionOf(list, asked.cursor, isPosition);
  if (!position.ok) return position;
  const after = position.value && { startedAt: position.value[0], id: position.value[1] };
  const { items, more } = await processes.list(filter, asked.limit, after);
  const last = items.at(-1);
  return ok({ body: { items, nextCursor: more && last !== undefined ? cursorOf(list, [last.startedAt, last.id]) : null } });
});

export const handler = serve(endpoint, composeProcesses);
