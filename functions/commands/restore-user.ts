// RestoreUser: brings a deleted user back.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { restoreUser } from '../../domain/user/decide/restore-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('RestoreUser', COMMANDS.RestoreUser, ({ params, body }) => ({
  userId: params.id,
  decide: (state, context) => restoreUser(body, state, context),
}));

export const handler = serve(endpoint, composeUsers);
