// RevokeInvitation: the pending user goes, and the onboarding that waits for it is told to look.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { processIdFor } from '../../domain/process/ids.ts';
import { revokeInvitation } from '../../domain/user/decide/revoke-invitation.ts';
import { hashOfInvitation, invitedUser } from '../../domain/user/invitation.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { closing } from '../runtime/http/closing.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = closing('RevokeInvitation', COMMANDS.RevokeInvitation, ({ params }) => ({
  userId: invitedUser(params.id),
  processOf: () => processIdFor(hashOfInvitation(params.id)),
  decide: (state, context) => revokeInvitation({}, state, context),
}));

export const handler = serve(endpoint, composeBeginning);
