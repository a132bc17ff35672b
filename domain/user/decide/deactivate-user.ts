// DeactivateUser: a user is out of service until somebody reactivates it. The last active admin is kept by a count in the log's transaction.
import * as z from 'zod';
import type { Decision } from '../../kernel/decider.ts';
import { ok } from '../../kernel/result.ts';
import { cancelledChange } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { Reason } from '../values/reason.ts';
import { attempt } from '../values/status.ts';
import { present } from './presence.ts';

export const DeactivateUserBody = z.strictObject({ reason: Reason }).meta({ id: 'DeactivateUser' });
export type DeactivateUser = Readonly<z.output<typeof DeactivateUserBody>>;

export const deactivateUser = ({ reason }: DeactivateUser, state: UserState): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  if (user.value.status === 'inactive') return ok([]);
  const move = attempt('deactivate', user.value.status);
  return move.ok ? ok([...cancelledChange(state), { type: 'UserDeactivated', data: { reason } }]) : move;
};
