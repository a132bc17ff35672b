// Makes the Lambda handler that a schedule calls: one command, decided anew, in the name of the event that set the time.
import type { CommandRequest, Outcome } from '../../../domain/kernel/repository.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import { commitIdOf, requestHashOf } from '../bus/identity.ts';
import { once } from '../config/once.ts';
import { DependencyUnavailable } from '../event-log/ports.ts';
import { traceparentOf } from '../http/trace.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { Due } from './schedules.ts';

const ACTOR = 'schedule';
const RESERVE_MS = 1_000;

type Request = CommandRequest<UserId, UserState, UserEvent>;

/** Answers for the two that are none: an outcome that is not known comes again, a refusal is a mistake of ours. */
const changedBy = (outcome: Outcome<UserState>): boolean => {
  if (outcome.kind === 'unavailable') throw new DependencyUnavailable('The event log');
  if (outcome.kind === 'refused') throw new Error(`A decision that is never refused was refused: ${outcome.refusal.code}`);
  return outcome.changed && !outcome.replayed;
};

/** @param decide what is due, on the user as it is now; it decides nothing where that is no longer what the schedule was armed for */
export const serveDue = (
  operation: string,
  decide: (due: Due) => Request['decide'],
  compose: () => (request: Request) => Promise<Outcome<UserState>>,
): Instrumented<unknown, void> => {
  const run = once(compose);
  return instrumentConsumer(operation, async (event, context) => {
    const due = Due.parse(event);
    const now = Date.now();
    if (now < Date.parse(due.due)) throw new Error('A schedule fired before its time; the platform calls again');
    const { userId, eventId, correlationId } = due;
    const traceparent = traceparentOf(new Map());
    const outcome = await run()({
      streamId: userId,
      // The same for every firing of the schedule: a second one finds what the first did.
      commitId: commitIdOf({ actor: operation, source: ACTOR }, eventId),
      requestHash: requestHashOf(operation, { ...due }, eventId),
      keyed: false,
      deadline: now + context.getRemainingTimeInMillis() - RESERVE_MS,
      decide: decide(due),
      actor: ACTOR,
      source: ACTOR,
      correlationId,
      causationId: eventId,
      ...(traceparent === undefined ? {} : { traceparent }),
    });
    const changed = changedBy(outcome);
    count(operation, changed ? { ScheduleRun: 1 } : { ScheduleObsolete: 1 });
    logger.info(`${operation} OK`, { operation, userId, eventId, changed, correlationId });
  });
};
