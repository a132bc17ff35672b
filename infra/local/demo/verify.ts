// Last phase, after quiescence: every accepted user is there, once, and exactly as the last accepted command left it.
import { isDeepStrictEqual } from 'node:util';
import type { Client, User } from './client.ts';
import { runPhase, type Run } from './phase.ts';

const listAll = async (client: Client): Promise<User[]> => {
  const items: User[] = [];
  let cursor: string | null = null;
  do {
    const page = await client.list(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
};

export const verify = async (run: Run): Promise<void> => {
  const { client, journal } = run;
  const { accounts } = journal;
  const listed = await listAll(client);
  const byId = Map.groupBy(listed, ({ id }) => id);
  const byEmail = Map.groupBy(listed, ({ email }) => email.normalize('NFC').toLowerCase());

  await runPhase(run, 'verify', accounts, async ({ row, acknowledged }) => {
    const [inList, ...more] = byId.get(acknowledged.id) ?? [];
    if (inList === undefined) journal.problem('NOT_LISTED', row);
    else if (!isDeepStrictEqual(inList, acknowledged)) journal.problem('LIST_DIFFERS', row);
    if (more.length > 0) journal.problem('LISTED_TWICE', row);
    const withEmail = byEmail.get(acknowledged.email.normalize('NFC').toLowerCase()) ?? [];
    if (new Set(withEmail.map(({ id }) => id)).size > 1) journal.problem('EMAIL_TWICE', row);

    const read = await client.get(acknowledged.id);
    if (!read.ok) journal.problem('NOT_READABLE', row);
    else if (!isDeepStrictEqual(read.user, acknowledged)) journal.problem('DIFFERS_FROM_ACKNOWLEDGED', row);
  });
};
