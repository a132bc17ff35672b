// DeleteUser: deletes a user, which can be restored for some days.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { deleteUser } from '../../domain/user/decide/delete-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('DeleteUser', COMMANDS.DeleteUser, ({ params, query }) => ({
  userId: params.id,
  decide: (state, context) => deleteUser(query, state, context),
}));

export const handler = serve(endpoint, composeUsers);
