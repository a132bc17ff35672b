// CreateUser: a user comes into being, active at once or pending until somebody activates it.
import * as z from 'zod';
import type { Decision } from '../../kernel/decider.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent, UserEventOf } from '../events.ts';
import type { UserState } from '../state.ts';
import { Email } from '../values/email.ts';
import { ExternalId } from '../values/external-id.ts';
import { PersonName } from '../values/name.ts';
import { DEFAULT_ROLE, Role } from '../values/role.ts';
import { gone } from './presence.ts';

export const CreateUserBody = z
  .strictObject({
    email: Email,
    name: PersonName,
    role: Role.default(DEFAULT_ROLE),
    status: z
      .enum(['active', 'pending'])
      .default('active')
      .meta({ examples: ['active'] }),
    externalId: ExternalId.optional(),
  })
  .meta({ id: 'CreateUser' });
export type CreateUser = Readonly<z.output<typeof CreateUserBody>>;

type Registration = UserEventOf<'UserRegistered'>['data'];

/** Every user begins here, whoever asks for it. */
export const registration = (data: Registration, state: UserState): Decision<UserEvent> => {
  if (state.status === 'erased') return err(gone());
  if (state.status !== 'none') return err(refusal('CONFLICT', 'The user exists already.'));
  return ok([{ type: 'UserRegistered', data }]);
};

export const createUser = (command: CreateUser, state: UserState): Decision<UserEvent> => {
  const { email, name, role, status, externalId = null } = command;
  const pendingReason = status === 'pending' ? 'staged' : null;
  return registration({ email, name, role, status, pendingReason, externalId, origin: 'created' }, state);
};
