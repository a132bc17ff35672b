// CreateUser: the id follows from the command, so that a repeated creation meets the user it made.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { createUser } from '../../domain/user/decide/create-user.ts';
import { userIdFor } from '../../domain/user/user.ts';
import { ROLE_ADMIN_SCOPE } from '../../domain/user/values/role.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { command } from '../runtime/http/command.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = command('CreateUser', COMMANDS.CreateUser, ({ body, commitId }) => ({
  userId: userIdFor(commitId),
  decide: (state) => createUser(body, state),
  ...(body.role === 'admin' ? { needs: ROLE_ADMIN_SCOPE } : {}),
}));

export const handler = serve(endpoint, composeUsers);
