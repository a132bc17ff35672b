// Makes a Lambda handler of a step: one line and one metric for each attempt, and a failure that says no more than its name.
import type { Context } from 'aws-lambda';
import { once } from '../config/once.ts';
import { RESERVE_MS } from '../http/serve.ts';
import { instrument } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import type { Step, StepEvent, StepPorts } from './step.ts';

export type StepHandler = (event: StepEvent, context: Context) => Promise<Readonly<Record<string, never>>>;

export const serveStep = <Ports>(step: Step<Ports>, compose: () => Ports & StepPorts): StepHandler => {
  const ports = once(compose);
  return instrument(async (event, context) => {
    const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const operation = `${step.saga.name} ${step.name}`;
    const line = { operation, phase: event.phase, processId: event.processId, userId: event.userId };
    try {
      await step.run(event, deadline, Date.now, ports);
      logger.info(`${operation} ${event.phase} OK`, line);
      count(operation, { StepDone: 1 });
      return {};
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.name : 'INTERNAL_ERROR';
      logger.warn(`${operation} ${event.phase} ${error}`, { ...line, error });
      count(operation, { StepFailed: 1 });
      throw thrown;
    }
  });
};
