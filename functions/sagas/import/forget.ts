// import, forget: the key of the rows goes first, so that no copy of them can be read, and then the rows.
import { importUsers } from '../../../domain/sagas/import.ts';
import { composeImports } from '../../runtime/compose-imports.ts';
import { composeKeyRows } from '../../runtime/compose-log.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import type { ImportStore } from '../../runtime/imports/store.ts';
import type { KeyRows } from '../../runtime/keyring/ports.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';

interface Ports {
  readonly imports: ImportStore;
  readonly keyRows: Pick<KeyRows, 'delete'>;
}

export const step = sagaStep<Ports>(importUsers, 'forget', {
  act: async ({ record: { id }, deadline }, { imports, keyRows }) => {
    await keyRows.delete(id, { deadline });
    await imports.forget(id);
  },
});

export const handler = serveStep(step, () => ({ imports: composeImports(), keyRows: composeKeyRows(), processes: composeProcesses() }));
