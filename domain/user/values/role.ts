// What a user may be to the directory. Roles are ranked: nobody raises their own.
import * as z from 'zod';

export const Role = z.enum(['admin', 'user', 'guest']).meta({ description: 'Ranked guest < user < admin.', examples: ['user'] });
export type Role = z.output<typeof Role>;

export const DEFAULT_ROLE: Role = 'user';

/** Whoever gives somebody the role admin, on creation or later, needs it. */
export const ROLE_ADMIN_SCOPE = 'users:roles';

const RANK: Readonly<Record<Role, number>> = { guest: 0, user: 1, admin: 2 };

export const outranks = (role: Role, other: Role): boolean => RANK[role] > RANK[other];
