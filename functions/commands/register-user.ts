// RegisterUser: starts an onboarding that finds out whether the address is free. The answer does not know it yet.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { REGISTRATION_SECONDS } from '../../domain/sagas/onboarding.ts';
import { userIdFor } from '../../domain/user/user.ts';
import { composeExecutions } from '../runtime/compose-executions.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { composeKeyring } from '../runtime/compose-users.ts';
import { serve } from '../runtime/http/serve.ts';
import { starting } from '../runtime/http/starting.ts';

export const endpoint = starting('RegisterUser', COMMANDS.RegisterUser, ({ body, commitId }) => ({
  kind: 'onboarding',
  userId: userIdFor(commitId),
  request: body,
  // A mail at once, and a reminder at half time.
  waits: { confirm: REGISTRATION_SECONDS / 2 },
}));

export const handler = serve(endpoint, () => ({
  keyring: composeKeyring(),
  processes: composeProcesses(),
  executions: composeExecutions(),
  now: Date.now,
}));
