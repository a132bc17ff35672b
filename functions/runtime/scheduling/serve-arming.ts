// Makes the Lambda handler that a rule of the bus calls: what it cannot arm it fails on, and the platform calls it again.
import type { EventBridgeEvent } from 'aws-lambda';
import { once } from '../config/once.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { arm, ArmingEvent } from './arm.ts';
import type { Schedules } from './schedules.ts';

const OPERATION = 'ArmSchedule';

export const serveArming = (compose: () => Schedules): Instrumented<EventBridgeEvent<string, unknown>, void> => {
  const schedules = once(compose);
  return instrumentConsumer(OPERATION, async ({ detail }) => {
    const event = ArmingEvent.parse(detail);
    const armed = await arm(event, schedules(), Date.now());
    count(OPERATION, { ScheduleArmed: armed ? 1 : 0 });
    logger.info(`${OPERATION} OK`, { operation: OPERATION, eventId: event.eventId, armed, correlationId: event.correlationId });
  });
};
