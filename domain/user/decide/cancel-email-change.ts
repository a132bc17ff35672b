// CancelEmailChange: the new address is not wanted any more, or was not confirmed in its time. It is free again.
import type { Decision } from '../../kernel/decider.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { cancelledChange, changeIn } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import type { OfProcess } from './confirm-email-change.ts';
import { present } from './presence.ts';

/** Which user is all there is to say. */
export type CancelEmailChange = Readonly<Record<string, never>>;

const CONFIRMED = refusal('CONFLICT', 'The email address has changed already: only the token that went to the old one brings that back.');

/** Where nothing is pending, nothing is left to cancel. */
export const cancelEmailChange = (_command: CancelEmailChange, state: UserState): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  return user.value.emailChange?.stage === 'confirmed' ? err(CONFIRMED) : ok(cancelledChange(state));
};

export interface EndEmailChange extends OfProcess {
  /** Somebody asked for the end; else it is its time that ends it. */
  readonly cancelled: boolean;
}

/** Refused once the answer came first. */
export const endEmailChange = ({ processId, cancelled }: EndEmailChange, state: UserState): Decision<UserEvent> => {
  if (changeIn('confirmed', state, processId) !== undefined) return err(CONFIRMED);
  if (changeIn('requested', state, processId) === undefined) return ok([]);
  return ok([{ type: cancelled ? 'EmailChangeCancelled' : 'EmailChangeExpired', data: { processId } }]);
};
