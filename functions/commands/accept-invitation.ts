// AcceptInvitation: the invited person has answered, and is active.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { acceptInvitation } from '../../domain/user/decide/accept-invitation.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { composeTokens } from '../runtime/compose-tokens.ts';
import { answering } from '../runtime/http/answering.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = answering(
  'AcceptInvitation',
  COMMANDS.AcceptInvitation,
  'invitation',
  ({ body }) =>
    (state, context) =>
      acceptInvitation(body, state, context),
);

export const handler = serve(endpoint, () => ({ ...composeBeginning(), tokens: composeTokens() }));
