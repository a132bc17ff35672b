// Users as another directory would export them: every status and role in its own words, in two cases.
import { LEGACY_ROLES, LEGACY_STATUSES } from '../../../domain/user/migration/legacy-words.ts';

const STATUSES = ['', ...Object.values(LEGACY_STATUSES).flat()];
const ROLES = ['', ...Object.values(LEGACY_ROLES).flat()];
const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Ōno Tarō', 'Zoë Ångström', 'Анна Каренина'];

/** The same for the same number; rows of `from` 0 on have no address in common. */
export const legacyUsers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const status = STATUSES[number % STATUSES.length] ?? '';
    return {
      email: `Person.${number}@example.com`,
      name: NAMES[number % NAMES.length] ?? '',
      status: number % 2 === 0 ? status.toUpperCase() : ` ${status} `,
      role: ROLES[number % ROLES.length] ?? '',
      externalId: number % 3 === 0 ? '' : `legacy-${number}`,
    };
  });

export const legacyCsv = (users: ReturnType<typeof legacyUsers>): string =>
  ['E-Mail,Full Name,account_status,role,legacy_id,last_login', ...users.map((user) => `${Object.values(user).join(',')},2019`), ''].join(
    '\n',
  );
