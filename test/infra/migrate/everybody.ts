// Everybody whom a stack lists, compared with what the rows of the other directory were to become.
import { planImport } from '../../../domain/user/migration/plan-import.ts';
import { createClient } from '../../../infra/client/client.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import type { legacyUsers } from './legacy-users.ts';

const STATUSES = ['pending', 'active', 'suspended', 'inactive', 'deleted'] as const;
const PAGE = 200;

const listed = async (stack: Stack): Promise<readonly string[]> => {
  const client = createClient({ baseUrl: stack.url, token: await stack.token(['users:read']) });
  const found: string[] = [];
  for (const status of STATUSES) {
    let cursor: string | null = null;
    do {
      const query: { status: typeof status; limit: number; cursor?: string } = {
        status,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      };
      const { data } = await client.GET('/v1/users', { params: { query } });
      if (data === undefined) throw new Error(`the list of ${status} was refused`);
      found.push(
        ...data.items.map(({ email, name, status: is, role, externalId, version }) =>
          line({ email, name, status: is, role, externalId }, version),
        ),
      );
      cursor = data.nextCursor;
    } while (cursor !== null);
  }
  return found.sort();
};

/** The version tells how many commands it took: one that ran twice would show. */
const line = (user: Readonly<Record<string, unknown>>, version: number): string =>
  JSON.stringify([user.email, user.name, user.status, user.role, user.externalId ?? null, version]);

/** Lines that only one side has; none: everybody is there once and as planned. */
export const differencesFromPlan = async (stack: Stack, rows: ReturnType<typeof legacyUsers>): Promise<readonly string[]> => {
  const planned = rows.flatMap((row) => {
    const plan = planImport(row);
    return plan.ok ? [line({ ...plan.value.becomes }, 1 + plan.value.next.length)] : [];
  });
  const left = Map.groupBy(planned, (each) => each);
  const surplus: string[] = [];
  for (const each of await listed(stack)) if (left.get(each)?.pop() === undefined) surplus.push(`not planned: ${each}`);
  return [...surplus, ...[...left.values()].flat().map((each) => `missing: ${each}`)];
};
