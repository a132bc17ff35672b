// RequestEmailChange: claims the new address, and begins the process that asks it.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { processIdFor } from '../../domain/process/ids.ts';
import { CONFIRM_SECONDS, REVERT_SECONDS } from '../../domain/sagas/email-change.ts';
import { requestEmailChange } from '../../domain/user/decide/request-email-change.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { beginning } from '../runtime/http/beginning.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = beginning('RequestEmailChange', COMMANDS.RequestEmailChange, ({ params, body, commitId }) => ({
  userId: params.id,
  kind: 'email-change',
  decide: (state, context) => requestEmailChange({ ...body, processId: processIdFor(commitId), seconds: CONFIRM_SECONDS }, state, context),
  waits: { confirm: CONFIRM_SECONDS, revert: REVERT_SECONDS },
  answer: (processId, { emailChange }) => ({
    processId,
    expiresAt: emailChange?.stage === 'requested' ? emailChange.expiresAt : null,
  }),
}));

export const handler = serve(endpoint, composeBeginning);
