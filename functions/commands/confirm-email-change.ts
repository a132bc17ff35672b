// ConfirmEmailChange: the new address has answered, and is the user's.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { confirmEmailChange } from '../../domain/user/decide/confirm-email-change.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { composeTokens } from '../runtime/compose-tokens.ts';
import { answering } from '../runtime/http/answering.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = answering(
  'ConfirmEmailChange',
  COMMANDS.ConfirmEmailChange,
  'email-change',
  (_input, { processId }) =>
    (state, context) =>
      confirmEmailChange({ processId }, state, context),
);

export const handler = serve(endpoint, () => ({ ...composeBeginning(), tokens: composeTokens() }));
