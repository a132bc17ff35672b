// AcceptInvitation: the invited person has answered, and is active.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { acceptInvitation } from '../../domain/user/decide/accept-invitation.ts';
import { composeRedeeming } from '../runtime/compose-redeeming.ts';
import { redeeming } from '../runtime/http/redeeming.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = redeeming(
  'AcceptInvitation',
  COMMANDS.AcceptInvitation,
  'invitation',
  ({ body }) =>
    (state, context) =>
      acceptInvitation(body, state, context),
);

export const handler = serve(endpoint, composeRedeeming);
