// Whether a user who is there already is the one a row describes. What differs is named, never overwritten.
import type { ImportPlan, Violation } from '../../domain/catalog.ts';
import type { Client, Schema } from '../client/client.ts';

const FIELDS = ['name', 'status', 'role', 'externalId'] as const satisfies readonly (keyof ImportPlan['becomes'] & keyof Schema<'User'>)[];

const differs = (field: string): Violation => ({ pointer: `/${field}`, code: 'CONFLICT', message: `${field} differs from the user's` });

/** Empty: the user is as the row says. undefined: it cannot be seen who has the address. */
export const differences = async (client: Client, { becomes }: ImportPlan): Promise<readonly Violation[] | undefined> => {
  const { data: user } = await client.POST('/v1/users/lookup', { body: { email: becomes.email } });
  if (user === undefined) return undefined;
  return FIELDS.filter((field) => user[field] !== becomes[field]).map(differs);
};
