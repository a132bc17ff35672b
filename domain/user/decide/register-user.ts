// RegisterUser: somebody asks for an account; it is pending until the address has answered.
import * as z from 'zod';
import type { Decision } from '../../kernel/decider.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { Email } from '../values/email.ts';
import { PersonName } from '../values/name.ts';
import { DEFAULT_ROLE } from '../values/role.ts';
import { registration } from './create-user.ts';

export const RegisterUserBody = z.strictObject({ email: Email, name: PersonName }).meta({ id: 'RegisterUser' });
export type RegisterUser = Readonly<z.output<typeof RegisterUserBody>>;

export const registerUser = ({ email, name }: RegisterUser, state: UserState): Decision<UserEvent> =>
  registration(
    { email, name, role: DEFAULT_ROLE, status: 'pending', pendingReason: 'registered', externalId: null, origin: 'registered' },
    state,
  );
