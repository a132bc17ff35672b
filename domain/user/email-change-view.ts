// What the API answers to the request for another address.
import * as z from 'zod';
import { ProcessId } from '../process/ids.ts';
import { Timestamp } from './values/timestamp.ts';

export const EmailChangeStarted = z
  .object({ processId: ProcessId, expiresAt: Timestamp })
  .meta({ id: 'EmailChangeStarted', description: 'The process that waits for the new address to be confirmed, and until when it does.' });
