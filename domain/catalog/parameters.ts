// Path and query parameters. They arrive as text, so each schema says how it is read.
import * as z from 'zod';
import { UserId } from '../user/ids.ts';
import { DEFAULT_GRACE_DAYS, GraceDays } from '../user/values/grace-days.ts';
import { Status } from '../user/values/status.ts';
import { Timestamp } from '../user/values/timestamp.ts';

export const UserPath = z.strictObject({ id: UserId });

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** Only plain digits are a number here: `Number` would also read '', ' 5', '0x10' and '1e2'. */
const fromText = (text: unknown): unknown => (typeof text === 'string' && /^[0-9]{1,9}$/u.test(text) ? Number(text) : text);

const Limit = z
  .preprocess(fromText, z.int().min(1).max(MAX_LIMIT))
  .default(DEFAULT_LIMIT)
  .meta({ description: 'The most items to answer at once.', examples: [DEFAULT_LIMIT] });

const Cursor = z
  .string()
  .min(1)
  .max(2_000)
  .meta({ description: 'nextCursor of the page before; it belongs to the same filters and order.' });

export const GetUserQuery = z.strictObject({
  asOf: z
    .preprocess(fromText, z.union([z.int().min(1), Timestamp]))
    .optional()
    .meta({
      description: 'The user as it was then: a version, or a time. Also needs audit:read.',
      examples: ['2026-03-01T12:00:00.000Z', 3],
    }),
});

export const DeleteUserQuery = z.strictObject({
  graceDays: z
    .preprocess(fromText, GraceDays)
    .default(DEFAULT_GRACE_DAYS)
    .meta({ description: `Days in which the user can be restored, ${DEFAULT_GRACE_DAYS} unless said otherwise; 0 leaves none.` }),
});

export const HistoryQuery = z.strictObject({ limit: Limit, cursor: Cursor.optional() });

export const ListUsersQuery = z.strictObject({
  status: Status.optional(),
  createdAfter: Timestamp.optional().meta({ description: 'Only users created later than this.' }),
  createdBefore: Timestamp.optional().meta({ description: 'Only users created earlier than this.' }),
  sort: z
    .enum(['createdAt', '-createdAt'])
    .default('createdAt')
    .meta({ description: 'By creation: oldest first, or newest first with a minus.', examples: ['-createdAt'] }),
  limit: Limit,
  cursor: Cursor.optional(),
});
export type ListUsersQuery = Readonly<z.output<typeof ListUsersQuery>>;
