// What a user owns beside its stream: single steps, and the balance of claims over any legal life.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from '../../../domain/kernel/aggregate.ts';
import { type Decision, fold } from '../../../domain/kernel/decider.ts';
import { processIdFor } from '../../../domain/process/ids.ts';
import { userConstraints } from '../../../domain/user/constraints.ts';
import { assignRole } from '../../../domain/user/decide/assign-role.ts';
import { activateUser } from '../../../domain/user/decide/activate-user.ts';
import { cancelEmailChange } from '../../../domain/user/decide/cancel-email-change.ts';
import { completeEmailChange } from '../../../domain/user/decide/complete-email-change.ts';
import { confirmEmailChange } from '../../../domain/user/decide/confirm-email-change.ts';
import { createUser } from '../../../domain/user/decide/create-user.ts';
import { deactivateUser } from '../../../domain/user/decide/deactivate-user.ts';
import { deleteUser } from '../../../domain/user/decide/delete-user.ts';
import { reactivateUser } from '../../../domain/user/decide/reactivate-user.ts';
import { requestEmailChange } from '../../../domain/user/decide/request-email-change.ts';
import { restoreUser } from '../../../domain/user/decide/restore-user.ts';
import { takeBackEmailChange } from '../../../domain/user/decide/revert-email-change.ts';
import { suspendUser } from '../../../domain/user/decide/suspend-user.ts';
import { updateUser } from '../../../domain/user/decide/update-user.ts';
import { evolve, initialUser, isLive, type UserState } from '../../../domain/user/state.ts';
import type { UserEvent } from '../../../domain/user/user.ts';
import { canonicalEmail, Email } from '../../../domain/user/values/email.ts';
import { ExternalId } from '../../../domain/user/values/external-id.ts';
import { PersonName } from '../../../domain/user/values/name.ts';
import { Reason } from '../../../domain/user/values/reason.ts';
import { NOW, THEN } from '../../kit/given.ts';
import {
  ada,
  anEmailChangeCompleted,
  anEmailChanged,
  anEmailChangeExpired,
  anEmailChangeRequested,
  anEmailChangeReverted,
  anExternalIdChanged,
  aRoleAssigned,
  aUserActivated,
  aUserDeactivated,
  aUserDeleted,
  aUserErased,
  aUserReactivated,
  aUserRegistered,
  aUserRenamed,
  aUserRestored,
  aUserSuspended,
} from '../../kit/users.ts';
import { LIVES } from './decide/lives.ts';

const step = (past: readonly UserEvent[], ...events: readonly UserEvent[]): readonly Constraint[] => {
  const before = fold(evolve, initialUser, past, THEN);
  return userConstraints(before, fold(evolve, before, events, THEN));
};
const words = (constraints: readonly Constraint[]): string[] =>
  constraints.map((c) =>
    c.kind === 'count' ? `count ${c.name} ${c.delta} floor ${c.floor} ${c.refusal.code}` : `${c.kind} ${c.scope} ${c.value}`,
  );

const admin = aUserRegistered({ role: 'admin' });
const requested = anEmailChangeRequested({ email: 'new@example.com' });
const changed = [aUserRegistered({ email: 'ada@example.com' }), requested, anEmailChanged({ email: 'new@example.com' })];

describe('one step', () => {
  test('a creation claims the canonical address and the external id', () => {
    const constraints = step([], aUserRegistered({ email: 'Ada@Example.com', externalId: 'hr-1' }));
    expect(words(constraints)).toEqual(['claim email ada@example.com', 'claim externalId hr-1']);
    expect(constraints).toMatchObject([{ refusal: { code: 'EMAIL_TAKEN' } }, { refusal: { code: 'CONFLICT' } }]);
  });

  test.each([
    ['a rename', [admin], [aUserRenamed()], []],
    [
      'another external id',
      [aUserRegistered({ externalId: 'a' })],
      [anExternalIdChanged({ externalId: 'b' })],
      ['release externalId a', 'claim externalId b'],
    ],
    ['no external id', [aUserRegistered({ externalId: 'a' })], [anExternalIdChanged({ externalId: null })], ['release externalId a']],
    ['a promotion', [aUserRegistered()], [aRoleAssigned({ role: 'admin' })], ['count active-admins 1 floor 0 LAST_ADMIN']],
    ['a demotion', [admin], [aRoleAssigned({ role: 'guest' })], ['count active-admins -1 floor 1 LAST_ADMIN']],
    ['an admin suspended', [admin], [aUserSuspended()], ['count active-admins -1 floor 1 LAST_ADMIN']],
    ['an admin back', [admin, aUserSuspended()], [aUserReactivated()], ['count active-admins 1 floor 0 LAST_ADMIN']],
    ['a suspended user promoted', [aUserRegistered(), aUserSuspended()], [aRoleAssigned({ role: 'admin' })], []],
    ['an admin deactivated', [admin], [aUserDeactivated()], ['count active-admins -1 floor 1 LAST_ADMIN']],
    ['an admin deleted', [admin], [aUserDeleted()], ['count active-admins -1 floor 1 LAST_ADMIN']],
    ['an admin that did not count, deleted', [admin, aUserDeactivated()], [aUserDeleted()], []],
    ['an admin restored', [admin, aUserDeleted()], [aUserRestored()], []],
    [
      'an admin activated',
      [aUserRegistered({ role: 'admin', status: 'pending', pendingReason: 'staged' })],
      [aUserActivated()],
      ['count active-admins 1 floor 0 LAST_ADMIN'],
    ],
    ['another address asked for', [admin], [anEmailChangeRequested({ email: 'New@Example.com' })], ['claim email new@example.com']],
    ['another spelling asked for', [aUserRegistered()], [anEmailChangeRequested({ email: 'ADA@example.com' })], []],
    ['a new address confirmed', [admin, requested], [anEmailChanged({ email: 'new@example.com' })], []],
    ['a new address not confirmed', [admin, requested], [anEmailChangeExpired()], ['release email new@example.com']],
    ['a change reverted', [...changed], [anEmailChangeReverted({ email: 'ada@example.com' })], ['release email new@example.com']],
    ['a change completed', [...changed], [anEmailChangeCompleted()], ['release email ada@example.com']],
    [
      'a user erased in the middle',
      [...changed, aUserDeleted()],
      [aUserErased()],
      ['release email new@example.com', 'release email ada@example.com'],
    ],
    ['there and back in one commit', [admin], [aUserSuspended(), aUserReactivated()], []],
  ])('%s', (_, past, events, expected) => expect(words(step(past, ...events))).toEqual(expected));

  test('a deleted user keeps its address, an erased one frees it', () => {
    expect(words(userConstraints(LIVES.active, LIVES.deleted))).toEqual([]);
    expect(words(userConstraints(LIVES.deleted, LIVES.erased))).toEqual(['release email ada@example.com']);
  });
});

type Step = (state: UserState) => Decision<UserEvent>;
const context = { now: NOW, actor: 'somebody-else' };
const externalIds = fc.constantFrom('hr-1', 'hr-2', 'hr-3').map((text) => ExternalId.parse(text));
const roles = fc.constantFrom('admin', 'user', 'guest');
const reason = Reason.parse('For a test');
const processId = processIdFor('1'.repeat(32));
const addresses = fc.constantFrom('ada@example.com', 'ADA@Example.com', 'countess@example.org').map((text) => Email.parse(text));
const mine = { processId, seconds: 60, cancelled: false };

const creation: fc.Arbitrary<Step> = fc
  .record({ role: roles, status: fc.constantFrom('active', 'pending'), externalId: fc.option(externalIds, { nil: undefined }) })
  .map((given) => (state) => createUser({ email: Email.parse('Ada@Example.com'), name: PersonName.parse('Ada'), ...given }, state));
const change: fc.Arbitrary<Step> = fc.oneof(
  fc.option(externalIds).map(
    (externalId): Step =>
      (state) =>
        updateUser({ externalId, selfService: false }, state),
  ),
  roles.map(
    (role): Step =>
      (state) =>
        assignRole({ userId: ada, role }, state, context),
  ),
  fc.constant<Step>((state) => suspendUser({ reason }, state, context)),
  fc.constant<Step>((state) => reactivateUser({}, state)),
  fc.constant<Step>((state) => activateUser({}, state)),
  fc.constant<Step>((state) => deactivateUser({ reason }, state)),
  fc.constantFrom(0, 30).map(
    (graceDays): Step =>
      (state) =>
        deleteUser({ graceDays }, state, context),
  ),
  fc.constant<Step>((state) => restoreUser({}, state, context)),
  addresses.map(
    (email): Step =>
      (state) =>
        requestEmailChange({ ...mine, email }, state, context),
  ),
  fc.constant<Step>((state) => confirmEmailChange(mine, state, context)),
  fc.constantFrom<Step>(
    (state) => cancelEmailChange({}, state),
    (state) => takeBackEmailChange(mine, state),
    (state) => completeEmailChange(mine, state),
  ),
);

/** What the log would own for one user; a claim of what is owned, or a release of what is not, is a broken balance. */
const ledger = () => {
  const owned = new Set<string>();
  let admins = 0;
  const apply = (constraint: Constraint): void => {
    if (constraint.kind === 'count') {
      admins += constraint.delta;
      return;
    }
    const claim = `${constraint.scope} ${constraint.value}`;
    if (owned.has(claim) !== (constraint.kind === 'release')) throw new Error(`${constraint.kind} of ${claim} does not balance`);
    if (constraint.kind === 'claim') owned.add(claim);
    else owned.delete(claim);
  };
  return { apply, holds: () => ({ owned: [...owned].sort(), admins }) };
};

const owes = (state: UserState): { owned: string[]; admins: number } => {
  if (!isLive(state)) throw new Error('the first step creates the user');
  const emails = new Set([state.email, state.emailChange?.email ?? state.email].map((email) => `email ${canonicalEmail(email)}`));
  const externalId = state.externalId === null ? [] : [`externalId ${state.externalId}`];
  const admins = state.status === 'active' && state.role === 'admin' ? 1 : 0;
  return { owned: [...emails, ...externalId].sort(), admins };
};

test('over any legal life, what is claimed and counted is what the state says', () => {
  fc.assert(
    fc.property(creation, fc.array(change, { maxLength: 20 }), (create, changes) => {
      const { apply, holds } = ledger();
      let state: UserState = initialUser;
      for (const decide of [create, ...changes]) {
        const decision = decide(state);
        const before = state;
        if (decision.ok) state = fold(evolve, before, decision.value, THEN);
        for (const constraint of userConstraints(before, state)) apply(constraint);
        expect(holds()).toEqual(owes(state));
      }
    }),
  );
});
