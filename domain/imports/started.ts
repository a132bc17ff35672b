// What the API answers to an import, and to its rollback.
import * as z from 'zod';
import { ProcessId } from '../process/ids.ts';

export const ImportStarted = z
  .object({ processId: ProcessId })
  .meta({ id: 'ImportStarted', description: 'The process that does the work.' });
