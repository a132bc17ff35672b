// EraseUser: asks for a deleted user to be erased now. From then on it cannot be restored; the erasure itself is a process.
import * as z from 'zod';
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs } from '../../kernel/instant.ts';
import { err, ok } from '../../kernel/result.ts';
import { invalid } from '../../kernel/validation.ts';
import type { UserEvent } from '../events.ts';
import { UserId } from '../ids.ts';
import type { UserState } from '../state.ts';
import { attempt } from '../values/status.ts';
import { present } from './presence.ts';

export const EraseUserBody = z
  .strictObject({ confirmUserId: UserId.meta({ description: 'The id of the user once more: nothing brings its data back.' }) })
  .meta({ id: 'EraseUser' });

export interface RequestErasure {
  readonly userId: UserId;
  readonly confirmUserId: UserId;
}

const NOT_CONFIRMED = invalid([
  { pointer: '/confirmUserId', code: 'VALIDATION_ERROR', message: 'confirmUserId must be the id of the user that is to be erased' },
]);

/** The grace ends where it has not ended yet: whoever is being erased must not be restored meanwhile. */
export const requestErasure = (
  { userId, confirmUserId }: RequestErasure,
  state: UserState,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<UserEvent> => {
  if (confirmUserId !== userId) return err(NOT_CONFIRMED);
  const user = present(state);
  if (!user.ok) return user;
  const move = attempt('erase', user.value.status);
  if (!move.ok) return move;
  const lasts = user.value.status === 'deleted' && epochMs(user.value.deletion.purgeAfter) > epochMs(now);
  return ok(lasts ? [{ type: 'UserDeleted', data: { purgeAfter: now } }] : []);
};
