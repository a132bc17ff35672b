// Makes the Lambda handler that a rule of the bus calls: a process that cannot be told is told again, by the platform.
import type { EventBridgeEvent } from 'aws-lambda';
import { AnsweringEvent } from '../../../domain/user/answers.ts';
import { once } from '../config/once.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { tellProcess, type TellingPorts } from './tell-process.ts';

const OPERATION = 'TellProcess';

export const serveTelling = (compose: () => TellingPorts): Instrumented<EventBridgeEvent<string, unknown>, void> => {
  const ports = once(compose);
  return instrumentConsumer(OPERATION, async ({ detail }) => {
    const event = AnsweringEvent.parse(detail);
    const told = await tellProcess(event, ports());
    count(OPERATION, { ProcessTold: told ? 1 : 0 });
    logger.info(`${OPERATION} OK`, { operation: OPERATION, told, correlationId: event.correlationId });
  });
};
