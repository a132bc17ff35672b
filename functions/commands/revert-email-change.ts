// RevertEmailChange: the old mailbox takes the change back, and the process that waits for it is told to go back.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { revertEmailChange } from '../../domain/user/decide/revert-email-change.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { composeTokens } from '../runtime/compose-tokens.ts';
import { answering } from '../runtime/http/answering.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = answering(
  'RevertEmailChange',
  COMMANDS.RevertEmailChange,
  'email-revert',
  (_input, { processId }) =>
    (state) =>
      revertEmailChange({ processId }, state),
);

export const handler = serve(endpoint, () => ({ ...composeBeginning(), tokens: composeTokens() }));
