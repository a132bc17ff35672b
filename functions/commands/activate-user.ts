// ActivateUser: makes a pending user active.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { activateUser } from '../../domain/user/decide/activate-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('ActivateUser', COMMANDS.ActivateUser, ({ params, body }) => ({
  userId: params.id,
  decide: (state) => activateUser(body, state),
}));

export const handler = serve(endpoint, composeUsers);
