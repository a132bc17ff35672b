// RestoreUser: a deleted user comes back as inactive, while its grace lasts.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { attempt, move } from '../values/status.ts';
import { present } from './presence.ts';

const tooLate = refusal('INVALID_TRANSITION', 'The time in which the user could be restored has passed.', {
  from: 'deleted',
  allowed: [move('erase', 'deleted')],
});

/** Which user is all there is to say. */
export type RestoreUser = Readonly<Record<string, never>>;

export const restoreUser = (_command: RestoreUser, state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  if (user.value.status === 'inactive') return ok([]);
  if (user.value.status === 'deleted' && epochMs(now) >= epochMs(user.value.deletion.purgeAfter)) return err(tooLate);
  const restored = attempt('restore', user.value.status);
  return restored.ok ? ok([{ type: 'UserRestored', data: {} }]) : restored;
};
