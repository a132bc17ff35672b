// VerifyRegistration: the address has answered, and the user is active.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { verifyRegistration } from '../../domain/user/decide/verify-registration.ts';
import { composeExecutions } from '../runtime/compose-executions.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { composeTokens } from '../runtime/compose-tokens.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { answering } from '../runtime/http/answering.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = answering('VerifyRegistration', COMMANDS.VerifyRegistration, 'registration', () => verifyRegistration);

export const handler = serve(endpoint, () => ({
  users: composeUsers(),
  tokens: composeTokens(),
  processes: composeProcesses(),
  executions: composeExecutions(),
  now: Date.now,
}));
