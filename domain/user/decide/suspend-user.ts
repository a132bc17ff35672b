// SuspendUser: an active user cannot sign in until it is reactivated, or until a given time.
import * as z from 'zod';
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { err, ok } from '../../kernel/result.ts';
import { invalid } from '../../kernel/validation.ts';
import { cancelledChange } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { Reason } from '../values/reason.ts';
import { attempt } from '../values/status.ts';
import { isAllowedUntil, MAX_SUSPENSION_DAYS, Until } from '../values/until.ts';
import { present } from './presence.ts';

export const SuspendUserBody = z.strictObject({ reason: Reason, until: Until.optional() }).meta({ id: 'SuspendUser' });
export type SuspendUser = Readonly<z.output<typeof SuspendUserBody>>;

const badUntil = invalid([
  { pointer: '/until', code: 'VALIDATION_ERROR', message: `until must be in the future and at most ${MAX_SUSPENSION_DAYS} days away` },
]);

/** A user that is suspended stays so, with the reason and the end it was first given. */
export const suspendUser = (command: SuspendUser, state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  const { reason, until = null } = command;
  if (until !== null && !isAllowedUntil(until, now)) return err(badUntil);
  if (user.value.status === 'suspended') return ok([]);
  const move = attempt('suspend', user.value.status);
  return move.ok ? ok([...cancelledChange(state), { type: 'UserSuspended', data: { reason, until } }]) : move;
};
