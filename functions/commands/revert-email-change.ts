// RevertEmailChange: the old mailbox takes the change back, and the process that waits for it goes back.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { revertEmailChange } from '../../domain/user/decide/revert-email-change.ts';
import { composeRedeeming } from '../runtime/compose-redeeming.ts';
import { redeeming } from '../runtime/http/redeeming.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = redeeming(
  'RevertEmailChange',
  COMMANDS.RevertEmailChange,
  'email-revert',
  (_input, { processId }) =>
    (state) =>
      revertEmailChange({ processId }, state),
);

export const handler = serve(endpoint, composeRedeeming);
