// What a row of another directory becomes here, as commands: or everything that is wrong with it, at once.
import type { Violation } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { validate } from '../../kernel/validation.ts';
import { type CreateUser, CreateUserBody } from '../decide/create-user.ts';
import type { Role } from '../values/role.ts';
import type { Status } from '../values/status.ts';
import { LEGACY_FIELDS, type LegacyField } from './legacy-fields.ts';
import { LEGACY_ROLES, LEGACY_STATUSES, legacyRole, legacyStatus } from './legacy-words.ts';

/** As a CSV cell or a JSON value; a field that is missing is undefined. */
export type LegacyRow = Readonly<Partial<Record<LegacyField, unknown>>>;

/** What follows the creation, in order. */
export type ImportStep = 'suspend' | 'deactivate' | 'delete' | 'make-admin';

export interface ImportPlan {
  readonly create: CreateUser;
  readonly next: readonly ImportStep[];
  /** What the user is when all of it is done. */
  readonly becomes: {
    readonly email: string;
    readonly name: string;
    readonly status: Status;
    readonly role: Role;
    readonly externalId: string | null;
  };
}

const STEPS: Readonly<Record<Status, { readonly as: 'active' | 'pending'; readonly next: readonly ImportStep[] }>> = {
  pending: { as: 'pending', next: [] },
  active: { as: 'active', next: [] },
  suspended: { as: 'active', next: ['suspend'] },
  // By way of pending, so that nobody who was out is active in between, nor counts as an admin who could be the last.
  inactive: { as: 'pending', next: ['deactivate'] },
  deleted: { as: 'pending', next: ['delete'] },
};

/** Without surrounding spaces; null where the other directory says nothing: missing, null, empty, or the word NULL of a database export. */
const textOf = (value: unknown): string | null | undefined => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.toLowerCase() === 'null' ? null : text;
};

const violation = (field: LegacyField, message: string): Violation => ({ pointer: `/${field}`, code: 'VALIDATION_ERROR', message });

const oneOf = (words: Readonly<Record<string, readonly string[]>>): string => Object.values(words).flat().join(', ');

const known = (field: LegacyField, value: string | undefined, words: Readonly<Record<string, readonly string[]>>): readonly Violation[] =>
  value === undefined ? [violation(field, `${field} must be one of ${oneOf(words)}, or empty`)] : [];

export const planImport = (row: LegacyRow): Result<ImportPlan, readonly Violation[]> => {
  const texts = Object.fromEntries(Object.keys(LEGACY_FIELDS).map((field) => [field, textOf(row[field as LegacyField])]));
  const { email, name, externalId } = texts;
  const status = texts['status'] === undefined ? undefined : legacyStatus(texts['status']);
  const role = texts['role'] === undefined ? undefined : legacyRole(texts['role']);
  const { as, next } = STEPS[status ?? 'active'];
  // An admin that is to be suspended gets the role afterwards: as an active admin it could be the last one, who stays.
  const late = status === 'suspended' && role === 'admin';
  const created = validate(CreateUserBody, {
    ...(email !== null && { email: email ?? row.email }),
    ...(name !== null && { name: name ?? row.name }),
    ...(externalId !== null && { externalId: externalId ?? row.externalId }),
    role: late ? 'guest' : (role ?? 'guest'),
    status: as,
  });
  const violations = [
    ...(created.ok ? [] : created.error),
    ...known('status', status, LEGACY_STATUSES),
    ...known('role', role, LEGACY_ROLES),
  ];
  if (!created.ok || status === undefined || role === undefined) return err(violations);
  const { email: address, name: called, externalId: key = null } = created.value;
  return ok({
    create: created.value,
    next: late ? [...next, 'make-admin'] : next,
    becomes: { email: address, name: called, status, role, externalId: key },
  });
};
