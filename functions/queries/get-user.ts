// GetUser: the row; where it is missing or older than the caller's Consistency-Token, the log itself; for the past, the log too.
import { QUERIES } from '../../domain/catalog/queries.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Point } from '../../domain/kernel/repository.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { rowToUser } from '../../domain/read-models/directory.ts';
import type { User } from '../../domain/user/user.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { AUDIT_SCOPE, forbidden } from '../runtime/bus/authorize.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import type { DirectoryStore } from '../runtime/read-models/directory-store.ts';
import { fromLog, fromPast, type UserPast } from '../runtime/read-models/user-in-log.ts';

interface Ports {
  readonly directory: Pick<DirectoryStore, 'get'>;
  readonly users: UserPast;
}

const pointOf = (asOf: Instant | number): Point => (typeof asOf === 'number' ? { version: asOf } : { at: asOf });
const found = (user: Result<User, Refusal>) => (user.ok ? ok({ body: user.value, version: user.value.version }) : user);

export const endpoint = query(
  'GetUser',
  QUERIES.GetUser,
  async ({ params: { id }, query: { asOf }, position, caller }, { directory, users }: Ports) => {
    if (asOf !== undefined) {
      return caller.scopes.has(AUDIT_SCOPE) ? found(await fromPast(users, id, pointOf(asOf))) : err(forbidden(AUDIT_SCOPE));
    }
    const entry = await directory.get(id);
    const needed = position?.streamId === id ? position.version : 0;
    if (entry?.kind === 'row' && entry.version >= needed) return found(ok(rowToUser(entry.row)));
    return found(await fromLog(users, id));
  },
);

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), users: composeUsers() }));
