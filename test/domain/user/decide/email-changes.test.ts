// Specs of a change of address: asked for, confirmed, cancelled, expired, reverted, completed. Cost: microseconds.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../domain/kernel/decider.ts';
import { instant } from '../../../../domain/kernel/instant.ts';
import { processIdFor } from '../../../../domain/process/ids.ts';
import { cancelEmailChange, endEmailChange } from '../../../../domain/user/decide/cancel-email-change.ts';
import { completeEmailChange } from '../../../../domain/user/decide/complete-email-change.ts';
import { confirmEmailChange } from '../../../../domain/user/decide/confirm-email-change.ts';
import { deactivateUser } from '../../../../domain/user/decide/deactivate-user.ts';
import { deleteUser } from '../../../../domain/user/decide/delete-user.ts';
import { requestEmailChange } from '../../../../domain/user/decide/request-email-change.ts';
import { revertEmailChange, takeBackEmailChange } from '../../../../domain/user/decide/revert-email-change.ts';
import { suspendUser } from '../../../../domain/user/decide/suspend-user.ts';
import type { UserEvent } from '../../../../domain/user/events.ts';
import { evolve, initialUser } from '../../../../domain/user/state.ts';
import { THEN } from '../../../kit/given.ts';
import {
  anEmailChangeCancelled,
  anEmailChangeCompleted,
  anEmailChanged,
  anEmailChangeExpired,
  anEmailChangeRequested,
  anEmailChangeReverted,
  aUserDeactivated,
  aUserDeleted,
  aUserRegistered,
  aUserRestored,
  aUserSuspended,
  given,
} from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const OLD = 'ada@example.com';
const NEW = 'countess@example.org';
const processId = processIdFor('1'.repeat(32));
const another = processIdFor('2'.repeat(32));
const expiresAt = '2026-03-02T12:00:00.000Z';
const ask = { email: NEW, processId, seconds: 86_400 };
const of = { processId };

const registered = aUserRegistered({ email: OLD });
const requested = [registered, anEmailChangeRequested({ processId, email: NEW, expiresAt })];
const confirmed = [...requested, anEmailChanged({ processId, email: NEW })];
const [cancelled, expired] = [anEmailChangeCancelled(of), anEmailChangeExpired(of)];
const reverted = anEmailChangeReverted({ processId, email: OLD });
const completed = anEmailChangeCompleted(of);
const atEnd = (ms: number) => ({ now: instant(Date.parse(expiresAt) + ms) });
const stateAfter = (events: readonly UserEvent[]) => fold(evolve, initialUser, events, THEN);

describe('RequestEmailChange', () => {
  test('keeps the new address until it is confirmed', () => {
    given([registered])
      .when(requestEmailChange, ask)
      .then([requested[1] ?? registered]);
    expect(stateAfter(requested)).toMatchObject({ email: OLD, emailChange: { stage: 'requested', email: NEW, expiresAt } });
  });

  test('of the same address changes nothing; another spelling is another address', () => {
    given([registered])
      .when(requestEmailChange, { ...ask, email: OLD })
      .thenUnchanged();
    given([registered])
      .when(requestEmailChange, { ...ask, email: 'Ada@example.com' })
      .then([anEmailChangeRequested({ processId, email: 'Ada@example.com', expiresAt })]);
  });

  test.each([
    ['waits', requested],
    ['can still be reverted', confirmed],
  ])('is refused while another one %s', (_, past) => {
    given(past)
      .when(requestEmailChange, { ...ask, processId: another, email: 'third@example.org' })
      .thenRefused('CONFLICT');
  });

  test.each([
    ['cancelled', [...requested, cancelled]],
    ['expired', [...requested, expired]],
    ['reverted', [...confirmed, reverted]],
    ['completed', [...confirmed, completed]],
  ])('is open again once the one before is %s', (_, past) => {
    given(past)
      .when(requestEmailChange, { ...ask, email: 'third@example.org' })
      .then([anEmailChangeRequested({ processId, email: 'third@example.org', expiresAt })]);
  });

  test('is for who is there, and has answered at the first address', () => {
    for (const life of ['suspended', 'inactive'] as const)
      given(LIVES[life])
        .when(requestEmailChange, ask)
        .then([requested[1] ?? registered]);
    for (const life of ['pending', 'deleted'] as const) given(LIVES[life]).when(requestEmailChange, ask).thenRefused('INVALID_TRANSITION');
    given(LIVES.none).when(requestEmailChange, ask).thenRefused('NOT_FOUND');
    given(LIVES.erased).when(requestEmailChange, ask).thenRefused('GONE');
  });
});

describe('ConfirmEmailChange', () => {
  test('gives the user the new address and keeps the old one', () => {
    given(requested)
      .when(confirmEmailChange, of)
      .then([anEmailChanged({ processId, email: NEW })]);
    expect(stateAfter(confirmed)).toMatchObject({ email: NEW, emailChange: { stage: 'confirmed', email: OLD } });
  });

  test('counts to the last moment', () => {
    given(requested, atEnd(-1))
      .when(confirmEmailChange, of)
      .then([anEmailChanged({ processId, email: NEW })]);
    given(requested, atEnd(0)).when(confirmEmailChange, of).thenRefused('TOKEN_INVALID');
  });

  test('once, of the change that waits, and of no other', () => {
    for (const past of [[registered], confirmed, [...requested, cancelled], [...requested, expired], [...confirmed, reverted]])
      given(past).when(confirmEmailChange, of).thenRefused('TOKEN_INVALID');
    given(requested).when(confirmEmailChange, { processId: another }).thenRefused('TOKEN_INVALID');
    given(LIVES.erased).when(confirmEmailChange, of).thenRefused('TOKEN_INVALID');
  });
});

describe('CancelEmailChange', () => {
  test('frees the new address, once', () => {
    given(requested).when(cancelEmailChange, {}).then([cancelled]);
    given([...requested, cancelled])
      .when(cancelEmailChange, {})
      .thenUnchanged();
    expect(stateAfter([...requested, cancelled])).not.toHaveProperty('emailChange');
  });

  test('comes too late once the address has changed', () => {
    given(confirmed).when(cancelEmailChange, {}).thenRefused('CONFLICT');
    given([...confirmed, completed])
      .when(cancelEmailChange, {})
      .thenUnchanged();
    given(LIVES.none).when(cancelEmailChange, {}).thenRefused('NOT_FOUND');
  });
});

test('the end of the time frees the new address, unless the answer came first', () => {
  given(requested)
    .when(endEmailChange, { ...of, cancelled: false })
    .then([expired]);
  given(requested)
    .when(endEmailChange, { ...of, cancelled: true })
    .then([cancelled]);
  given(confirmed)
    .when(endEmailChange, { ...of, cancelled: false })
    .thenRefused('CONFLICT');
  for (const past of [[registered], [...requested, cancelled]])
    given(past)
      .when(endEmailChange, { ...of, cancelled: false })
      .thenUnchanged();
  given(requested).when(endEmailChange, { processId: another, cancelled: false }).thenUnchanged();
});

describe('RevertEmailChange', () => {
  test('gives the user the old address and frees the new one, once', () => {
    given(confirmed).when(revertEmailChange, of).then([reverted]);
    expect(stateAfter([...confirmed, reverted])).toMatchObject({ email: OLD });
    expect(stateAfter([...confirmed, reverted])).not.toHaveProperty('emailChange');
    for (const past of [requested, [...confirmed, reverted], [...confirmed, completed]])
      given(past).when(revertEmailChange, of).thenRefused('TOKEN_INVALID');
  });

  test.each([
    ['suspended', [aUserSuspended()]],
    ['inactive', [aUserDeactivated()]],
    ['deleted', [aUserDeleted()]],
    ['restored', [aUserDeleted(), aUserRestored()]],
  ])('also of a user that is %s by now', (_, since) => {
    given([...confirmed, ...since])
      .when(revertEmailChange, of)
      .then([reverted]);
    given([...confirmed, ...since])
      .when(completeEmailChange, of)
      .then([completed]);
  });
});

test('a process takes back what it has done, wherever it is', () => {
  given(requested)
    .when(takeBackEmailChange, { ...of, cancelled: false })
    .then([expired]);
  given(confirmed)
    .when(takeBackEmailChange, { ...of, cancelled: false })
    .then([reverted]);
  for (const past of [[registered], [...confirmed, completed], [...requested, expired]])
    given(past)
      .when(takeBackEmailChange, { ...of, cancelled: false })
      .thenUnchanged();
});

test('what was reverted is not completed, and of who is erased nothing is kept', () => {
  given(confirmed).when(completeEmailChange, of).then([completed]);
  given([...confirmed, reverted])
    .when(completeEmailChange, of)
    .thenRefused('CONFLICT');
  given(LIVES.erased).when(completeEmailChange, of).thenUnchanged();
});

describe('whoever is taken out of service', () => {
  const reason = 'Left the company';
  const purgeAfter = '2026-03-31T12:00:00.000Z';

  test('does not change the address any more', () => {
    given(requested)
      .when(suspendUser, { reason })
      .then([cancelled, aUserSuspended({ reason, until: null })]);
    given(requested)
      .when(deactivateUser, { reason })
      .then([cancelled, aUserDeactivated({ reason })]);
    given(requested)
      .when(deleteUser, { graceDays: 30 })
      .then([cancelled, aUserDeleted({ purgeAfter })]);
  });

  test('keeps the way back to the old one', () => {
    given(confirmed)
      .when(deleteUser, { graceDays: 30 })
      .then([aUserDeleted({ purgeAfter })]);
  });
});
