// Executions on Step Functions.
import { SendTaskFailureCommand, SendTaskSuccessCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { toXRay } from '../http/trace.ts';
import type { Executions } from './executions.ts';

const OVER = new Set(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken']);

/** A wait that is over by itself has closed itself, and looks for the answer where it is kept. */
const unlessOver = async (call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error && OVER.has(error.name))) throw error;
  }
};

/** @param machineArn of a kind of process */
export const createStepFunctions = (client: SFNClient, machineArn: (kind: string) => string): Executions => ({
  start: async (kind, input, traceparent = '') => {
    const traceHeader = toXRay(traceparent);
    const request = {
      stateMachineArn: machineArn(kind),
      name: input.processId,
      input: JSON.stringify(input),
      ...(traceHeader === undefined ? {} : { traceHeader }),
    };
    try {
      await client.send(new StartExecutionCommand(request));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error;
    }
  },
  answer: (taskToken) => unlessOver(client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))),
  close: (taskToken, error) => unlessOver(client.send(new SendTaskFailureCommand({ taskToken, error }))),
});
