// LookupUser: the user with an email address or an external id. The user of a Consistency-Token is read from the log where its row lags.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { NOT_FOUND } from '../runtime/bus/authorize.ts';
import type { DirectoryStore } from '../runtime/read-models/directory-store.ts';
import { lookUp } from '../runtime/read-models/look-up.ts';
import type { UserLog } from '../runtime/read-models/user-in-log.ts';

interface Ports {
  readonly directory: DirectoryStore;
  readonly users: UserLog;
}

export const endpoint = query('LookupUser', QUERIES.LookupUser, async ({ body, position }, { directory, users }: Ports) => {
  const user = await lookUp(body, position, directory, users);
  return user === undefined ? err(NOT_FOUND) : ok({ body: user, version: user.version });
});

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), users: composeUsers() }));
