// What the proof asks of the API: the values of the user, its erasure, and where that is.
import { type Api, apiOf, type Process, processIn, rest } from '../api.ts';
import type { Call } from '../connection.ts';
import type { Values } from './scan.ts';

const SCOPES = 'audit:read users:read users:delete users:erase';
const PAGE = 100;
const PERSONAL = ['email', 'name', 'externalId', 'reason'] as const;

export interface Service {
  valuesOf(userId: string): Promise<Values>;
  /** Deletes the user without grace, if it is not deleted yet, and has it erased. */
  erase(userId: string): Promise<Process>;
  /** Nothing is left to do for the stack. */
  rest(): Promise<void>;
}

interface ExportPage {
  readonly user: { readonly status: string };
  readonly events: { readonly items: readonly { readonly data: Record<string, unknown> }[]; readonly nextCursor: string | null };
}

const exported = (api: Api, userId: string, cursor: string | null): Promise<ExportPage> => {
  const query = new URLSearchParams({ limit: String(PAGE), ...(cursor === null ? {} : { cursor }) });
  return api('GET', `/v1/users/${encodeURIComponent(userId)}/export?${query}`);
};

const valuesOf = async (api: Api, userId: string): Promise<Values> => {
  const values = new Map<string, Set<string>>(PERSONAL.map((kind) => [kind, new Set()]));
  let cursor: string | null = null;
  do {
    const { events }: ExportPage = await exported(api, userId, cursor);
    for (const { data } of events.items) {
      for (const kind of PERSONAL) if (typeof data[kind] === 'string') values.get(kind)?.add(data[kind]);
    }
    cursor = events.nextCursor;
  } while (cursor !== null);
  return new Map([...values].filter(([, all]) => all.size > 0).map(([kind, all]) => [kind, [...all]]));
};

export const connect = async (call: Call): Promise<Service> => {
  const api = await apiOf(call, SCOPES);
  return {
    valuesOf: (userId) => valuesOf(api, userId),
    erase: async (userId) => {
      const { user } = await exported(api, userId, null);
      if (user.status !== 'deleted') await api('DELETE', `/v1/users/${userId}?graceDays=0`);
      const { processId } = await api<{ processId: string }>('POST', `/v1/users/${userId}/erase`, { confirmUserId: userId });
      return processIn(api, processId, 'COMPLETED');
    },
    rest: () => rest(api),
  };
};
