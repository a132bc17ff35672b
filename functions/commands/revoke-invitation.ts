// RevokeInvitation: the pending user goes, and the onboarding that waits for it goes back.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { revokeInvitation } from '../../domain/user/decide/revoke-invitation.ts';
import { invitedUser } from '../../domain/user/invitation.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { serve } from '../runtime/http/serve.ts';
import { withoutBody } from '../runtime/http/without-body.ts';

export const endpoint = withoutBody('RevokeInvitation', COMMANDS.RevokeInvitation, ({ params }) => ({
  userId: invitedUser(params.id),
  decide: (state, context) => revokeInvitation({}, state, context),
}));

export const handler = serve(endpoint, () => ({ users: composeUsers() }));
