// The rows of an import: each is taken as it comes, so that a wrong one is an answer about its index, not a refusal of all.
import * as z from 'zod';
import { err, ok, type Result } from '../kernel/result.ts';
import { validate } from '../kernel/validation.ts';
import { canonicalEmail, Email } from '../user/values/email.ts';
import { ExternalId } from '../user/values/external-id.ts';
import { PersonName } from '../user/values/name.ts';
import { Role } from '../user/values/role.ts';
import type { RowError } from './row-error.ts';

export const MAX_ROWS = 1_000;
/** What is read, done and recorded at once. */
export const CHUNK_ROWS = 25;

export const ImportRow = z.strictObject({ email: Email, name: PersonName, role: Role.optional(), externalId: ExternalId.optional() });
export type ImportRow = Readonly<z.output<typeof ImportRow>>;

export const ImportMode = z.enum(['create', 'upsert']).meta({
  description: 'What becomes of a row whose address is taken: with create it fails, with upsert it changes the user that has the address.',
  examples: ['create'],
});
export type ImportMode = z.output<typeof ImportMode>;

export const ImportUsersBody = z
  .strictObject({
    rows: z
      .array(
        z.unknown().meta({
          description: 'An object with email and name, and perhaps role and externalId.',
          examples: [{ email: 'Ada@Example.com', name: 'Ada Lovelace', role: 'user', externalId: 'hr-004711' }],
        }),
      )
      .refine(({ length }) => length >= 1 && length <= MAX_ROWS, { error: `must have 1 to ${MAX_ROWS} rows` })
      .meta({ minItems: 1, maxItems: MAX_ROWS }),
    mode: ImportMode,
    dryRun: z
      .boolean()
      .default(false)
      .meta({ description: 'Only say what would become of each row.', examples: [true] }),
  })
  .meta({ id: 'ImportUsers' });

/** What whoever raises a user needs is asked of the whole import: an admin to make, or in an upsert any role. */
export const asksForRoles = (rows: readonly unknown[], mode: ImportMode): boolean =>
  rows.some((row) => {
    const role = typeof row === 'object' && row !== null && 'role' in row ? row.role : undefined;
    return role === 'admin' || (mode === 'upsert' && role !== undefined);
  });

export type CheckedRow = Result<ImportRow, readonly RowError[]>;

const keysOf = ({ email, externalId }: ImportRow): readonly (readonly [pointer: string, key: string])[] => [
  ['/email', canonicalEmail(email)],
  ...(externalId === undefined ? [] : [['/externalId', externalId] as const]),
];

/** By all rules that need no look at the directory; of two rows with one address or external id the first counts. */
export const checkRows = (rows: readonly unknown[]): readonly CheckedRow[] => {
  const seen = new Set<string>();
  return rows.map((raw) => {
    const row = validate(ImportRow, raw);
    if (!row.ok) return err(row.error.map(({ pointer, code }) => ({ pointer, code })));
    const keys = keysOf(row.value);
    const twice = keys.filter(([pointer, key]) => seen.has(`${pointer} ${key}`));
    if (twice.length > 0) return err(twice.map(([pointer]) => ({ pointer, code: 'CONFLICT' as const })));
    for (const [pointer, key] of keys) seen.add(`${pointer} ${key}`);
    return ok(row.value);
  });
};
