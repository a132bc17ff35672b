// VerifyRegistration: the address has answered, and the user is active.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { verifyRegistration } from '../../domain/user/decide/verify-registration.ts';
import { composeRedeeming } from '../runtime/compose-redeeming.ts';
import { redeeming } from '../runtime/http/redeeming.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = redeeming('VerifyRegistration', COMMANDS.VerifyRegistration, 'registration', () => verifyRegistration);

export const handler = serve(endpoint, composeRedeeming);
