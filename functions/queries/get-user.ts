// GetUser: the row; where it is missing or older than the caller's Consistency-Token, the log itself.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { rowToUser } from '../../domain/read-models/directory.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import type { DirectoryStore } from '../runtime/read-models/directory-store.ts';
import { fromLog, type UserLog } from '../runtime/read-models/user-in-log.ts';
import { ok } from '../../domain/kernel/result.ts';

interface Ports {
  readonly directory: Pick<DirectoryStore, 'get'>;
  readonly users: UserLog;
}

export const endpoint = query('GetUser', QUERIES.GetUser, async ({ params: { id }, position }, { directory, users }: Ports) => {
  const entry = await directory.get(id);
  const needed = position?.streamId === id ? position.version : 0;
  if (entry?.kind === 'row' && entry.version >= needed) return ok({ body: rowToUser(entry.row), version: entry.version });
  const user = await fromLog(users, id);
  return user.ok ? ok({ body: user.value, version: user.value.version }) : user;
});

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), users: composeUsers() }));
