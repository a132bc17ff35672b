// CancelEmailChange: the new address is free again, and the process that waits for it is told to look.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { cancelEmailChange } from '../../domain/user/decide/cancel-email-change.ts';
import { isLive } from '../../domain/user/user.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { closing } from '../runtime/http/closing.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = closing('CancelEmailChange', COMMANDS.CancelEmailChange, ({ params }) => ({
  userId: params.id,
  processOf: (before) => (before !== undefined && isLive(before) ? before.emailChange?.processId : undefined),
  decide: (state) => cancelEmailChange({}, state),
}));

export const handler = serve(endpoint, composeBeginning);
