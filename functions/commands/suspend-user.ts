// SuspendUser: keeps a user from signing in.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { suspendUser } from '../../domain/user/decide/suspend-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('SuspendUser', COMMANDS.SuspendUser, ({ params, body }) => ({
  userId: params.id,
  decide: (state, context) => suspendUser(body, state, context),
}));

export const handler = serve(endpoint, composeUsers);
