// All read models worked out from the log by hand: no code of the projection, only loops over events. Slow, and plain enough to believe.
import { isUserId, type UserEvent } from '../../domain/user/user.ts';
import type { User } from '../../domain/user/view.ts';
import type { Plain } from '../kit/plain.ts';
import type { World } from '../kit/http-world.ts';
import { FIRST_NAMES, LAST_NAMES } from './vocabulary.ts';

export type Person = { -readonly [Field in keyof Plain<User>]: Plain<User>[Field] };

export interface Recomputed {
  /** In order of creation. */
  readonly people: readonly Person[];
  /** user -> its outward events, in the order they happened, as `<event id> <type> <public data>` */
  readonly news: ReadonlyMap<string, readonly string[]>;
}

/** What of an event anybody may know. */
const PUBLIC: Readonly<Record<UserEvent['type'], readonly string[]>> = {
  UserRegistered: ['role', 'status', 'pendingReason', 'origin'],
  UserInvited: ['invitationId', 'expiresAt'],
  InvitationAccepted: ['invitationId'],
  InvitationRevoked: ['invitationId'],
  InvitationExpired: ['invitationId'],
  EmailChangeRequested: ['processId', 'expiresAt'],
  EmailChangeCancelled: ['processId'],
  EmailChangeExpired: ['processId'],
  EmailChanged: ['processId'],
  EmailChangeReverted: ['processId'],
  EmailChangeCompleted: ['processId'],
  UserRenamed: [],
  ExternalIdChanged: [],
  RoleAssigned: ['role'],
  UserSuspended: ['until'],
  UserReactivated: [],
  UserActivated: [],
  UserDeactivated: [],
  UserDeleted: ['purgeAfter'],
  UserRestored: [],
  UserErased: [],
};

export const newsOf = (eventId: string, type: string, data: object): string =>
  `${eventId} ${type} ${JSON.stringify(Object.entries(data).toSorted(([one], [other]) => (one < other ? -1 : 1)))}`;

const inService = { pendingReason: null, suspension: null, deletion: null } as const;

const NOBODY: Person = {
  id: '',
  email: '',
  name: '',
  status: 'pending',
  role: 'user',
  externalId: null,
  createdAt: '',
  updatedAt: '',
  version: 0,
  ...inService,
};

/** What an event makes of a person; nothing where the person is gone. */
const after = (person: Person, { type, data }: UserEvent): Person | undefined => {
  switch (type) {
    case 'UserRegistered':
      return { ...person, ...inService, ...data };
    case 'UserInvited':
    case 'InvitationAccepted':
    case 'InvitationRevoked':
    case 'InvitationExpired':
    case 'EmailChangeRequested':
    case 'EmailChangeCancelled':
    case 'EmailChangeExpired':
    case 'EmailChangeCompleted':
      return person;
    case 'EmailChanged':
    case 'EmailChangeReverted':
      return { ...person, email: data.email };
    case 'UserRenamed':
    case 'ExternalIdChanged':
      return { ...person, ...data };
    case 'RoleAssigned':
      return { ...person, role: data.role };
    case 'UserSuspended':
      return { ...person, ...inService, status: 'suspended', suspension: { reason: data.reason, until: data.until } };
    case 'UserReactivated':
    case 'UserActivated':
      return { ...person, ...inService, status: 'active' };
    case 'UserDeactivated':
    case 'UserRestored':
      return { ...person, ...inService, status: 'inactive' };
    case 'UserDeleted':
      return { ...person, ...inService, status: 'deleted', deletion: { purgeAfter: data.purgeAfter } };
    case 'UserErased':
      return undefined;
    default:
      return type satisfies never;
  }
};

const createdKey = ({ createdAt, id }: Person): string => `${createdAt} ${id}`;

export const recompute = async ({ log, users }: World): Promise<Recomputed> => {
  const people: Person[] = [];
  const news = new Map<string, string[]>();
  for (const id of log.streamIds().filter(isUserId)) {
    // Until it is registered there is nobody: a refusal alone leaves a stream too.
    let person: Person | undefined;
    const own: string[] = [];
    for (const { version, events, occurredAt } of await users.read(id, 1, Number.MAX_SAFE_INTEGER)) {
      for (const [index, event] of events.entries()) {
        if (event.type === 'UserRegistered') person = { ...NOBODY, id, createdAt: occurredAt };
        if (person !== undefined) person = after({ ...person, updatedAt: occurredAt }, event);
        const told = Object.fromEntries(Object.entries(event.data).filter(([field]) => PUBLIC[event.type].includes(field)));
        own.push(newsOf(`${id}@${version}.${index}`, event.type, told));
      }
      if (person !== undefined) person.version = version;
    }
    if (person !== undefined) people.push(person);
    news.set(id, own);
  }
  return { people: people.toSorted((one, other) => (createdKey(one) < createdKey(other) ? -1 : 1)), news };
};

export const domainOf = ({ email }: Person): string => email.toLowerCase().split('@')[1] ?? '';

const typed: Readonly<Record<string, string>> = { ...FIRST_NAMES, ...LAST_NAMES };

/** What a person is found by. */
export const wordsOf = ({ name, email }: Person): readonly string[] => {
  const [first = '', ...last] = name.split(' ');
  return [typed[first], typed[last.join(' ')], email.toLowerCase()].join(' ').split(/[ .@]/u);
};
