// ImportUsers: keeps the rows, sealed with a key of their own, and begins the process that works through them.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { asksForRoles } from '../../domain/imports/rows.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { processIdFor } from '../../domain/process/ids.ts';
import { ROLE_ADMIN_SCOPE } from '../../domain/user/values/role.ts';
import { forbidden } from '../runtime/bus/authorize.ts';
import { composeExecutions } from '../runtime/compose-executions.ts';
import { composeImports } from '../runtime/compose-imports.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { composeKeyring } from '../runtime/compose-users.ts';
import { launching } from '../runtime/http/launching.ts';
import { serve } from '../runtime/http/serve.ts';
import { KEY_REUSED, type StartingPorts } from '../runtime/http/starting.ts';
import { sealRows } from '../runtime/imports/sealed-rows.ts';
import type { ImportStore } from '../runtime/imports/store.ts';
import { beginProcess } from '../runtime/processes/begin.ts';

interface Ports extends StartingPorts {
  readonly imports: ImportStore;
}

export const endpoint = launching('ImportUsers', COMMANDS.ImportUsers, async ({ input, message, request }, ports: Ports) => {
  const { body, caller, commitId } = input;
  const { rows, mode, dryRun } = body;
  if (asksForRoles(rows, mode) && !caller.scopes.has(ROLE_ADMIN_SCOPE)) return err(forbidden(ROLE_ADMIN_SCOPE));
  const { requestHash, correlationId, traceparent } = request;
  const id = processIdFor(commitId);
  const trace = traceparent === undefined ? {} : { traceparent };
  const begun = await beginProcess(
    { id, kind: 'import', userId: null, waits: {}, requestHash, correlationId, startedBy: caller.sub, ...trace },
    ports,
    async () => {
      const key = await ports.keyring.create(id, message);
      await ports.imports.keep(id, { mode, dryRun, rows: rows.length, at: ports.now() }, sealRows(rows, id, key));
    },
  );
  return begun === 'other' ? err(KEY_REUSED) : ok({ id, replayed: begun === 'known' });
});

export const handler = serve(endpoint, () => ({
  keyring: composeKeyring(),
  imports: composeImports(),
  processes: composeProcesses(),
  executions: composeExecutions(),
  now: Date.now,
}));
