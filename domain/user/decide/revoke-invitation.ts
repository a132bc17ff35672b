// RevokeInvitation: an invitation that was not accepted yet is taken back, and the pending user with it.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { impossible } from '../values/status.ts';
import { notFound, present } from './presence.ts';

/** Which invitation is all there is to say. */
export type RevokeInvitation = Readonly<Record<string, never>>;

/** Who came otherwise was never invited; what is withdrawn already stays so. */
export const revokeInvitation = (
  _command: RevokeInvitation,
  state: UserState,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  const { invitation, status } = user.value;
  if (invitation === undefined) return err(notFound('invitation'));
  if (status === 'deleted') return ok([]);
  if (status !== 'pending') return err(impossible('uninvited', status));
  return ok([
    { type: 'InvitationRevoked', data: { invitationId: invitation.id } },
    { type: 'UserDeleted', data: { purgeAfter: now } },
  ]);
};
