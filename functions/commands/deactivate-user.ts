// DeactivateUser: takes a user out of service.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { deactivateUser } from '../../domain/user/decide/deactivate-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('DeactivateUser', COMMANDS.DeactivateUser, ({ params, body }) => ({
  userId: params.id,
  decide: (state) => deactivateUser(body, state),
}));

export const handler = serve(endpoint, composeUsers);
