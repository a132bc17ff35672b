// AssignRole: gives a user another role.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { assignRole } from '../../domain/user/decide/assign-role.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('AssignRole', COMMANDS.AssignRole, ({ params, body }) => ({
  userId: params.id,
  decide: (state, context) => assignRole({ ...body, userId: params.id }, state, context),
}));

export const handler = serve(endpoint, composeUsers);
