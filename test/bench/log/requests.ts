// Commands as an API client sends them, as requests to the repository.
import { randomBytes, randomUUID } from 'node:crypto';
import type { CommandRequest } from '../../../domain/kernel/repository.ts';
import { assignRole } from '../../../domain/user/decide/assign-role.ts';
import { createUser } from '../../../domain/user/decide/create-user.ts';
import { reactivateUser } from '../../../domain/user/decide/reactivate-user.ts';
import { suspendUser } from '../../../domain/user/decide/suspend-user.ts';
import { updateUser } from '../../../domain/user/decide/update-user.ts';
import { type UserEvent, type UserId, type UserState, userIdFor } from '../../../domain/user/user.ts';
import type { Role } from '../../../domain/user/values/role.ts';
import type { Clock } from './clock.ts';
import type { Person } from './people.ts';

export type UserRequest = CommandRequest<UserId, UserState, UserEvent>;
export type Decide = UserRequest['decide'];
export type RequestOptions = Partial<Pick<UserRequest, 'keyed' | 'expectedVersion' | 'creates'>>;

const DEADLINE_MS = 20_000;
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** An identity provider's subject and a request's correlation id are UUIDs as a rule; the trace header is there in production. */
const provenance = () => ({
  actor: randomUUID(),
  source: 'api',
  correlationId: randomUUID(),
  traceparent: `00-${hex(16)}-${hex(8)}-01`,
});

export const request = (streamId: UserId, clock: Clock, decide: Decide, options: RequestOptions = {}): UserRequest => ({
  ...provenance(),
  keyed: false,
  ...options,
  streamId,
  commitId: hex(16),
  requestHash: hex(16),
  deadline: clock.now() + DEADLINE_MS,
  decide,
});

/** A creation's stream is named after its command. */
export const creation = (
  clock: Clock,
  person: Person,
  options: RequestOptions & { readonly role?: Role; readonly withExternalId?: boolean } = {},
): UserRequest => {
  const { role = 'user', withExternalId = false, ...rest } = options;
  const body = {
    email: person.email(),
    name: person.name(0),
    role,
    status: 'active' as const,
    ...(withExternalId && { externalId: person.externalId() }),
  };
  const commitId = hex(16);
  return { ...request(userIdFor(commitId), clock, (state) => createUser(body, state), { creates: true, ...rest }), commitId };
};

export const rename =
  (person: Person, turn: number): Decide =>
  (state) =>
    updateUser({ name: person.name(turn), selfService: false }, state);

export const changeExternalId =
  (person: Person): Decide =>
  (state) =>
    updateUser({ externalId: person.externalId(), selfService: false }, state);

export const assign =
  (userId: UserId, role: Role, person: Person): Decide =>
  (state, context) =>
    assignRole({ userId, role, reason: person.reason }, state, context);

export const suspend =
  (person: Person): Decide =>
  (state, context) =>
    suspendUser({ reason: person.reason }, state, context);

export const reactivate =
  (person: Person): Decide =>
  (state) =>
    reactivateUser({ reason: person.reason }, state);
