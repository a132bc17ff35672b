// ReactivateUser: a suspended or inactive user is active again.
import * as z from 'zod';
import type { Decision } from '../../kernel/decider.ts';
import { ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { Reason } from '../values/reason.ts';
import { attempt } from '../values/status.ts';
import { present } from './presence.ts';

export const ReactivateUserBody = z.strictObject({ reason: Reason.optional() }).meta({ id: 'ReactivateUser' });
export type ReactivateUser = Readonly<z.output<typeof ReactivateUserBody>>;

export const reactivateUser = (command: ReactivateUser, state: UserState): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  if (user.value.status === 'active') return ok([]);
  const move = attempt('reactivate', user.value.status);
  return move.ok ? ok([{ type: 'UserReactivated', data: { reason: command.reason ?? null } }]) : move;
};
