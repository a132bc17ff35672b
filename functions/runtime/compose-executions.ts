// The machines of a deployment, one per kind of process.
import { SFNClient } from '@aws-sdk/client-sfn';
import { requestHandler } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import type { Executions } from './sagas/executions.ts';
import { createStepFunctions } from './sagas/step-functions.ts';
import { tracedClient } from './telemetry/tracer.ts';

/** `email-change` -> `EMAIL_CHANGE_MACHINE` */
const variableOf = (kind: string): string => `${kind.replaceAll('-', '_').toUpperCase()}_MACHINE`;

export const composeExecutions = (): Executions =>
  createStepFunctions(tracedClient(new SFNClient({ requestHandler })), (kind) => environment(variableOf(kind)));
