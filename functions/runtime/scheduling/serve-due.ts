// Makes the Lambda handler that a schedule calls: what is due is decided anew, in the name of the event that set the time.
import { once } from '../config/once.ts';
import { traceparentOf } from '../http/trace.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { traceCorrelation, traceGoesOnFrom } from '../telemetry/tracer.ts';
import { Due } from './schedules.ts';

/** Who does what a schedule does. */
export const SCHEDULE = 'schedule';
const RESERVE_MS = 1_000;

export interface Firing {
  readonly due: Due;
  /** epoch milliseconds, like the deadline */
  readonly now: number;
  readonly deadline: number;
  readonly traceparent?: string;
}

/** @param compose answers what is called; it answers whether there was anything left to do */
export const serveDue = (operation: string, compose: () => (firing: Firing) => Promise<boolean>): Instrumented<unknown, void> => {
  const run = once(compose);
  return instrumentConsumer(operation, async (event, context) => {
    const due = Due.parse(event);
    const now = Date.now();
    traceCorrelation(due.correlationId);
    traceGoesOnFrom(due.traceparent);
    if (now < Date.parse(due.due)) throw new Error('A schedule fired before its time; the platform calls again');
    const { userId, eventId, correlationId } = due;
    const traceparent = traceparentOf(new Map());
    const trace = traceparent === undefined ? {} : { traceparent };
    const changed = await run()({ due, now, deadline: now + context.getRemainingTimeInMillis() - RESERVE_MS, ...trace });
    count(operation, changed ? { ScheduleRun: 1 } : { ScheduleObsolete: 1 });
    logger.info(`${operation} OK`, { operation, userId, eventId, changed, correlationId });
  });
};
