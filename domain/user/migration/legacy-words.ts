// What other directories call a status and a role. A word that is not here is an error of its row: nothing is guessed.
import type { Role } from '../values/role.ts';
import type { Status } from '../values/status.ts';
import { plainWord } from './legacy-fields.ts';

/** Status -> its words, compared as columns' names are. */
export const LEGACY_STATUSES = {
  pending: ['pending', 'invited', 'unconfirmed', 'unverified'],
  active: ['active', 'enabled', 'live'],
  suspended: ['suspended', 'blocked', 'locked', 'banned'],
  inactive: ['inactive', 'disabled', 'deactivated'],
  deleted: ['deleted', 'removed'],
} as const satisfies Record<Status, readonly string[]>;

export const LEGACY_ROLES = {
  admin: ['admin', 'administrator'],
  user: ['user', 'member', 'standard'],
  guest: ['guest', 'visitor'],
} as const satisfies Record<Role, readonly string[]>;

/** Of a row that does not say: it can neither sign in nor do anything until somebody decides. */
export const STATUS_OF_NONE: Status = 'inactive';
export const ROLE_OF_NONE: Role = 'guest';

const meaning = <Value extends string>(words: Readonly<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries<readonly string[]>(words).flatMap(([value, own]) => own.map((word) => [word, value as Value] as const)));

const STATUS_OF = meaning<Status>(LEGACY_STATUSES);
const ROLE_OF = meaning<Role>(LEGACY_ROLES);

/** undefined: a word that nobody has explained. */
export const legacyStatus = (word: string | null): Status | undefined => (word === null ? STATUS_OF_NONE : STATUS_OF.get(plainWord(word)));
export const legacyRole = (word: string | null): Role | undefined => (word === null ? ROLE_OF_NONE : ROLE_OF.get(plainWord(word)));
