// What all rows of another directory become: each by itself, and none with an address or an external id that a row before it has.
import type { Violation } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';
import { canonicalEmail } from '../values/email.ts';
import type { LegacyField } from './legacy-fields.ts';
import { type ImportPlan, type LegacyRow, planImport } from './plan-import.ts';

const repeated = (field: LegacyField): Violation => ({
  pointer: `/${field}`,
  code: 'CONFLICT',
  message: `${field} is that of a row further up`,
});

/**
 * In the order of the rows; a row that could not be read keeps what is wrong with it.
 * Which of two rows means the user would else be decided by which request comes first.
 */
export const planImports = (
  rows: readonly Result<LegacyRow, readonly Violation[]>[],
): readonly Result<ImportPlan, readonly Violation[]>[] => {
  const emails = new Set<string>();
  const externalIds = new Set<string>();
  return rows.map((row) => {
    const plan = row.ok ? planImport(row.value) : row;
    if (!plan.ok) return plan;
    const { email: typed, externalId = null } = plan.value.create;
    const email = canonicalEmail(typed);
    const violations = [
      ...(emails.has(email) ? [repeated('email')] : []),
      ...(externalId !== null && externalIds.has(externalId) ? [repeated('externalId')] : []),
    ];
    if (violations.length > 0) return err(violations);
    emails.add(email);
    if (externalId !== null) externalIds.add(externalId);
    return plan;
  });
};
