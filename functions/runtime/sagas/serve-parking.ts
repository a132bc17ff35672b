// Makes the Lambda handler that parks processes. Every parked process is a line, a metric and a failed execution.
import type { Context } from 'aws-lambda';
import { once } from '../config/once.ts';
import type { ProcessStore } from '../processes/store.ts';
import { instrument } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { type ParkEvent, parkProcess } from './parking.ts';
import { toStepFailure } from './step-failure.ts';

const OPERATION = 'ParkProcess';

export const serveParking = (compose: () => ProcessStore): ((event: ParkEvent, context: Context) => Promise<object>) => {
  const processes = once(compose);
  return instrument(async (event) => {
    const { processId, step, phase } = event;
    const line = { operation: OPERATION, processId, step, phase };
    try {
      await parkProcess(event, processes(), Date.now());
      logger.info('A parked process goes on', line);
      return {};
    } catch (thrown) {
      const failure = toStepFailure(thrown);
      logger.error(`A process is parked: ${failure.name}`, line);
      count(OPERATION, { ProcessParked: 1 });
      throw failure;
    }
  });
};
