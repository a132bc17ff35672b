// The records of processes of a deployment.
import { documentClient } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbProcesses } from './processes/dynamodb-processes.ts';
import type { ProcessStore } from './processes/store.ts';
import { counting } from './telemetry/processes.ts';

export const composeProcesses = (): ProcessStore => counting(createDynamoDbProcesses(documentClient(), environment('PROCESSES_TABLE')));
