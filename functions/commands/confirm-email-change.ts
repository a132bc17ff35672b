// ConfirmEmailChange: the new address has answered, and is the user's.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { confirmEmailChange } from '../../domain/user/decide/confirm-email-change.ts';
import { composeRedeeming } from '../runtime/compose-redeeming.ts';
import { redeeming } from '../runtime/http/redeeming.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = redeeming(
  'ConfirmEmailChange',
  COMMANDS.ConfirmEmailChange,
  'email-change',
  (_input, { processId }) =>
    (state, context) =>
      confirmEmailChange({ processId }, state, context),
);

export const handler = serve(endpoint, composeRedeeming);
