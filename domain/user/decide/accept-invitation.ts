// AcceptInvitation: the invited person says yes, and perhaps how to write the name. The log decides whether the answer still counts.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs } from '../../kernel/instant.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import type { PersonName } from '../values/name.ts';
import { tokenInvalid } from './verify-registration.ts';

export interface AcceptInvitation {
  readonly name?: PersonName | undefined;
}

export const acceptInvitation = (
  { name }: AcceptInvitation,
  state: UserState,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<UserEvent> => {
  const invitation = state.status === 'pending' ? state.invitation : undefined;
  if (invitation === undefined || state.status !== 'pending' || epochMs(now) >= epochMs(invitation.expiresAt)) return err(tokenInvalid());
  const renamed: UserEvent[] = name === undefined || name === state.name ? [] : [{ type: 'UserRenamed', data: { name } }];
  return ok([{ type: 'InvitationAccepted', data: { invitationId: invitation.id } }, ...renamed, { type: 'UserActivated', data: {} }]);
};
