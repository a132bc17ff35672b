// Lists processes as the API has them, those that need people first; why one is parked says its execution on the local stack.
import { PROCESS_STATUSES, type ProcessStatus, SAGAS } from '../../../domain/catalog.ts';
import { table } from '../../client/table.ts';
import { apiOf, type Process } from '../api.ts';
import { ask, type Call, NotDone } from '../connection.ts';
import type { ExecutionEvent } from './executions.ts';

export interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  /** The last time that it moved on */
  readonly since: string;
  /** Those that it is in, or was parked in */
  readonly steps: readonly string[];
  /** The name of the last error of one that is parked; null where it is not known */
  readonly why: string | null;
}

const NOT_ENDED: readonly ProcessStatus[] = ['PARKED', 'COMPENSATING', 'WAITING', 'RUNNING'];
const KINDS = Object.values(SAGAS).map(({ name }) => name);
const PAGE = 100;
const LEFT = new Set(['DONE', 'UNDONE', 'FAILED']);
const PARKED = 'PARKED';

const oneOf = (name: string, value: string | boolean | undefined, known: readonly string[]): string | undefined => {
  if (value === undefined || known.includes(String(value))) return value?.toString();
  throw new NotDone(`--${name} must be one of ${known.join(', ')}`);
};

/** An account has the history of executions elsewhere, and answers 404 here. */
const whyParked = async (url: string, id: string): Promise<string | null> => {
  const answer = await ask(url, `/_local/executions?name=${id}`);
  if (!answer.ok) return null;
  const { events } = (await answer.json()) as { readonly events: readonly ExecutionEvent[] };
  return events.findLast(({ error }) => error !== null && error !== PARKED)?.error ?? null;
};

export const listProcesses = async (call: Call): Promise<readonly Listed[]> => {
  const { status, kind } = call.options ?? {};
  const asked = oneOf('status', status, PROCESS_STATUSES);
  const ofKind = oneOf('kind', kind, KINDS);
  const api = await apiOf(call, 'users:read');
  const found: Listed[] = [];
  for (const wanted of asked === undefined ? NOT_ENDED : [asked]) {
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({
        status: wanted,
        limit: String(PAGE),
        ...(ofKind && { kind: ofKind }),
        ...(cursor && { cursor }),
      });
      const page: { items: Process[]; nextCursor: string | null } = await api('GET', `/v1/processes?${query}`);
      for (const { id, kind: saga, status: now, updatedAt, steps } of page.items) {
        const open = steps.filter(({ state }) => !LEFT.has(state) && (now !== PARKED || state === PARKED));
        const why = now === PARKED ? await whyParked(call.url, id) : null;
        found.push({ id, kind: saga, status: now, since: updatedAt, steps: open.map(({ name }) => name), why });
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  return found;
};

export const listText = (found: readonly Listed[]): string => {
  if (found.length === 0) return 'no such process; without --status these are the ones that have not ended';
  const rows = found.map(({ id, kind, status, since, steps, why }) => [id, kind, status, since, steps.join(', '), why ?? '']);
  return table(['process', 'saga', 'status', 'since', 'step', 'why'], rows, false).join('\n');
};
