// Keeps a process whose step cannot be done for now. The execution fails here, and goes on from here when it is redriven.
import { composeProcesses } from '../runtime/compose-processes.ts';
import { serveParking } from '../runtime/sagas/serve-parking.ts';

export const handler = serveParking(composeProcesses);
