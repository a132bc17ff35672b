// What a schedule does with one command on the user as it is now; it decides nothing where that is no longer what the schedule was armed for.
import type { CommandRequest, Outcome } from '../../../domain/kernel/repository.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import { commitIdOf, requestHashOf } from '../bus/identity.ts';
import { DependencyUnavailable } from '../event-log/ports.ts';
import type { UserRepository } from '../bus/command-handler.ts';
import type { Due } from './schedules.ts';
import { type Firing, SCHEDULE } from './serve-due.ts';

type Decide = CommandRequest<UserId, UserState, UserEvent>['decide'];

/** Answers for the two that are none: an outcome that is not known comes again, a refusal is a mistake of ours. */
const changedBy = (outcome: Outcome<UserState>): boolean => {
  if (outcome.kind === 'unavailable') throw new DependencyUnavailable('The event log');
  if (outcome.kind === 'refused') throw new Error(`A decision that is never refused was refused: ${outcome.refusal.code}`);
  return outcome.changed && !outcome.replayed;
};

export const dueCommand =
  (operation: string, decide: (due: Due) => Decide, execute: UserRepository['execute']) =>
  async ({ due, deadline, traceparent }: Firing): Promise<boolean> => {
    const { userId, eventId, correlationId } = due;
    const outcome = await execute({
      streamId: userId,
      // The same for every firing of the schedule: a second one finds what the first did.
      commitId: commitIdOf({ actor: operation, source: SCHEDULE }, eventId),
      requestHash: requestHashOf(operation, { ...due }, eventId),
      keyed: false,
      deadline,
      decide: decide(due),
      actor: SCHEDULE,
      source: SCHEDULE,
      correlationId,
      causationId: eventId,
      ...(traceparent === undefined ? {} : { traceparent }),
    });
    return changedBy(outcome);
  };
