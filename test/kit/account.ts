// A small aggregate that uses everything the event log offers: personal data, claims that move, a guarded count, an older event schema.
import * as z from 'zod';
import type { Aggregate, Constraint } from '../../domain/kernel/aggregate.ts';
import type { Brand } from '../../domain/kernel/brand.ts';
import type { Decision, DecisionContext } from '../../domain/kernel/decider.ts';
import { defineEvent, type EventOf } from '../../domain/kernel/event.ts';
import type { JsonObject } from '../../domain/kernel/json.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';

const define = <S extends z.ZodType>(schema: S, personal: readonly string[], schemaVersion = 1) =>
  defineEvent({ schemaVersion, schema, personal, changed: [], summary: '' });

const ACCOUNT_EVENTS = {
  Opened: define(z.object({ email: z.string(), name: z.string(), admin: z.boolean() }), ['email', 'name'], 2),
  Renamed: define(z.object({ name: z.string() }), ['name']),
  EmailChanged: define(z.object({ email: z.string() }), ['email']),
  AdminChanged: define(z.object({ admin: z.boolean() }), []),
  Closed: define(z.object({}), []),
  Reopened: define(z.object({}), []),
};

export type AccountEvent = EventOf<typeof ACCOUNT_EVENTS>;
export interface Account {
  readonly status: 'none' | 'open' | 'closed';
  readonly email: string | null;
  readonly name: string | null;
  readonly admin: boolean;
}

export const EMAIL_TAKEN = refusal('EMAIL_TAKEN', 'The address belongs to another account.');
export const LAST_ADMIN = refusal('LAST_ADMIN', 'One admin must remain.');
const NOT_FOUND = refusal('NOT_FOUND', 'There is no such account.');
export const CLOSED = refusal('INVALID_TRANSITION', 'The account is closed.');

const constraints = (before: Account, after: Account): readonly Constraint[] => {
  const list: Constraint[] = [];
  if (before.email !== after.email) {
    if (before.email !== null) list.push({ kind: 'release', scope: 'email', value: before.email });
    if (after.email !== null) list.push({ kind: 'claim', scope: 'email', value: after.email, refusal: EMAIL_TAKEN });
  }
  if (before.admin !== after.admin) {
    list.push({ kind: 'count', name: 'admins', delta: after.admin ? 1 : -1, floor: after.admin ? 0 : 1, refusal: LAST_ADMIN });
  }
  return list;
};

const evolve = (state: Account, event: AccountEvent): Account => {
  if (event.type === 'Opened') return { status: 'open', ...event.data };
  if (event.type === 'Closed') return { ...state, status: 'closed' };
  if (event.type === 'Reopened') return { ...state, status: 'open' };
  return { ...state, ...event.data };
};

/** `account_` and 32 hex digits. */
export type AccountId = Brand<string, 'AccountId'>;
export const isAccountId = (text: string): text is AccountId => /^account_[0-9a-f]{32}$/.test(text);
/** @param hash 32 hex digits */
export const accountIdFor = (hash: string): AccountId => `account_${hash}` as AccountId;

export const accountAggregate: Aggregate<AccountId, Account, AccountEvent> = {
  isId: isAccountId,
  initial: { status: 'none', email: null, name: null, admin: false },
  evolve,
  stateFingerprint: 'account/1',
  personalState: ['email', 'name'],
  events: ACCOUNT_EVENTS,
  upcasters: { Opened: [(data: JsonObject) => ({ ...data, admin: false })] },
  constraints,
};

export type Decide = (state: Account, context: DecisionContext) => Decision<AccountEvent>;

const onOpen =
  (decide: (state: Account) => readonly AccountEvent[]): Decide =>
  (state) => {
    if (state.status === 'none') return err(NOT_FOUND);
    return state.status === 'closed' ? err(CLOSED) : ok(decide(state));
  };

export const open =
  (email: string, name: string, admin = false): Decide =>
  (state) =>
    state.status === 'none' ? ok([{ type: 'Opened', data: { email, name, admin } }]) : err(refusal('CONFLICT', 'The account exists.'));
export const rename = (name: string): Decide => onOpen((state) => (state.name === name ? [] : [{ type: 'Renamed', data: { name } }]));
export const changeEmail = (email: string): Decide =>
  onOpen((state) => (state.email === email ? [] : [{ type: 'EmailChanged', data: { email } }]));
export const setAdmin = (admin: boolean): Decide =>
  onOpen((state) => (state.admin === admin ? [] : [{ type: 'AdminChanged', data: { admin } }]));
export const close: Decide = onOpen(() => [{ type: 'Closed', data: {} }]);
export const reopen: Decide = (state) => {
  if (state.status === 'none') return err(NOT_FOUND);
  return ok(state.status === 'closed' ? [{ type: 'Reopened', data: {} }] : []);
};
