// Makes a Lambda handler of a step: one line and one metric for each attempt, and a failure that says no more than its name.
import type { Context } from 'aws-lambda';
import { STEP_ERRORS } from '../../../domain/kernel/saga.ts';
import { once } from '../config/once.ts';
import { RESERVE_MS } from '../http/serve.ts';
import { instrument } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import type { Step, StepEvent, StepPorts } from './step.ts';

export type StepHandler<Event = StepEvent> = (event: Event, context: Context) => Promise<Readonly<Record<string, never>>>;

/** They lead the machine on: nothing has gone wrong. */
const EXPECTED = new Set<string>([STEP_ERRORS.accepted, STEP_ERRORS.answered]);

export const servePhase = <Event extends Pick<StepEvent, 'processId' | 'userId' | 'phase'>>(
  nameOf: (event: Event) => string,
  run: (event: Event, deadline: number) => Promise<void>,
): StepHandler<Event> =>
  instrument(async (event, context) => {
    const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const operation = nameOf(event);
    const line = { operation, phase: event.phase, processId: event.processId, userId: event.userId };
    const done = (how: string): void => {
      logger.info(`${operation} ${event.phase} ${how}`, line);
      count(operation, { StepDone: 1 });
    };
    try {
      await run(event, deadline);
      done('OK');
      return {};
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.name : 'INTERNAL_ERROR';
      if (EXPECTED.has(error)) done(error);
      else {
        logger.warn(`${operation} ${event.phase} ${error}`, { ...line, error });
        count(operation, { StepFailed: 1 });
      }
      throw thrown;
    }
  });

export const serveStep = <Ports>(step: Step<Ports>, compose: () => Ports & StepPorts): StepHandler => {
  const ports = once(compose);
  return servePhase(
    () => `${step.saga.name} ${step.name}`,
    (event, deadline) => step.run(event, deadline, Date.now, ports),
  );
};
