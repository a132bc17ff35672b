// ReactivateUser: lets a user sign in again.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { reactivateUser } from '../../domain/user/decide/reactivate-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('ReactivateUser', COMMANDS.ReactivateUser, ({ params, body }) => ({
  userId: params.id,
  decide: (state) => reactivateUser(body, state),
}));

export const handler = serve(endpoint, composeUsers);
