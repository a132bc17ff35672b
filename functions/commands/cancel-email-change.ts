// CancelEmailChange: the new address is free again, and the process that waits for it goes back.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { cancelEmailChange } from '../../domain/user/decide/cancel-email-change.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { serve } from '../runtime/http/serve.ts';
import { withoutBody } from '../runtime/http/without-body.ts';

export const endpoint = withoutBody('CancelEmailChange', COMMANDS.CancelEmailChange, ({ params }) => ({
  userId: params.id,
  decide: (state) => cancelEmailChange({}, state),
}));

export const handler = serve(endpoint, () => ({ users: composeUsers() }));
