// The personal data of a deleted user goes for good, and what it owned is free for others. A step of its erasure decides so.
import type { Decision } from '../../kernel/decider.ts';
import { ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { attempt } from '../values/status.ts';
import { present } from './presence.ts';

/** Which user is all there is to say. */
export type EraseUser = Readonly<Record<string, never>>;

/** Erasing again is no refusal: the key is destroyed after the event, and whoever was interrupted in between must be able to finish. */
export const eraseUser = (_command: EraseUser, state: UserState): Decision<UserEvent> => {
  if (state.status === 'erased') return ok([]);
  const user = present(state);
  if (!user.ok) return user;
  const move = attempt('erase', user.value.status);
  return move.ok ? ok([{ type: 'UserErased', data: {} }]) : move;
};
