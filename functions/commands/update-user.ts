// UpdateUser: changes what may be edited freely; a caller that acts for itself may change less.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { updateUser } from '../../domain/user/decide/update-user.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('UpdateUser', COMMANDS.UpdateUser, ({ params, body, asSelf }) => ({
  userId: params.id,
  decide: (state) => updateUser({ ...body, selfService: asSelf }, state),
}));

export const handler = serve(endpoint, composeUsers);
