// A pending user whose address never answered is taken back: deleted without grace, and erased when nothing needs it any more.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs } from '../../kernel/instant.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { Pending, UserState } from '../state.ts';
import { impossible } from '../values/status.ts';

type Now = Pick<DecisionContext, 'now'>;

export interface WithdrawUser {
  /** Somebody asked for the end; else it is its time that ends it. */
  readonly cancelled: boolean;
}

const uninvited = ({ cancelled }: WithdrawUser, { invitation }: Pending): readonly UserEvent[] =>
  invitation === undefined ? [] : [{ type: cancelled ? 'InvitationRevoked' : 'InvitationExpired', data: { invitationId: invitation.id } }];

/** Refused once the user is more than pending: then the answer came first. */
export const withdrawUser = (command: WithdrawUser, state: UserState, { now }: Now): Decision<UserEvent> => {
  if (state.status === 'pending') return ok([...uninvited(command, state), { type: 'UserDeleted', data: { purgeAfter: now } }]);
  const gone = state.status === 'none' || state.status === 'deleted' || state.status === 'erased';
  return gone ? ok([]) : err(impossible('withdrawn', state.status));
};

/** With all it owned. Who was deleted by somebody else, with a grace, keeps it. */
export const eraseWithdrawn = (command: WithdrawUser, state: UserState, context: Now): Decision<UserEvent> => {
  if (state.status === 'deleted' && epochMs(context.now) < epochMs(state.deletion.purgeAfter)) return ok([]);
  const withdrawn = withdrawUser(command, state, context);
  if (!withdrawn.ok || state.status === 'none' || state.status === 'erased') return withdrawn;
  return ok([...withdrawn.value, { type: 'UserErased', data: {} }]);
};
