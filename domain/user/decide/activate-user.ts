// ActivateUser: a pending user becomes active.
import type { Decision } from '../../kernel/decider.ts';
import { ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { attempt } from '../values/status.ts';
import { present } from './presence.ts';

/** Which user is all there is to say. */
export type ActivateUser = Readonly<Record<string, never>>;

export const activateUser = (_command: ActivateUser, state: UserState): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  if (user.value.status === 'active') return ok([]);
  const move = attempt('activate', user.value.status);
  return move.ok ? ok([{ type: 'UserActivated', data: {} }]) : move;
};
