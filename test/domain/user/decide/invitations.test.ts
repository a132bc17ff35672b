// Specs of invitations: made, accepted, revoked, expired. Cost: microseconds.
import { describe, test } from 'vitest';
import { acceptInvitation } from '../../../../domain/user/decide/accept-invitation.ts';
import { inviteUser } from '../../../../domain/user/decide/invite-user.ts';
import { revokeInvitation } from '../../../../domain/user/decide/revoke-invitation.ts';
import { eraseWithdrawn, withdrawUser } from '../../../../domain/user/decide/withdraw-user.ts';
import { instant } from '../../../../domain/kernel/instant.ts';
import { invitationIdOf } from '../../../../domain/user/invitation.ts';
import { NOW } from '../../../kit/given.ts';
import {
  ada,
  anInvitationAccepted,
  anInvitationExpired,
  anInvitationRevoked,
  aUserActivated,
  aUserDeleted,
  aUserErased,
  aUserInvited,
  aUserRegistered,
  aUserRenamed,
  given,
} from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const invitationId = invitationIdOf(ada);
const expiresAt = '2026-03-08T12:00:00.000Z';
const person = { email: 'ada@example.com', name: 'Ada Lovelace', role: 'user' } as const;
const made = aUserRegistered({ ...person, status: 'pending', pendingReason: 'invited', externalId: null, origin: 'invited' });
const invited = [made, aUserInvited({ invitationId, expiresAt })];
const accepted = anInvitationAccepted({ invitationId });
const atEnd = (ms: number) => ({ now: instant(Date.parse(expiresAt) + ms) });
const [atItsTime, onRequest] = [{ cancelled: false }, { cancelled: true }];

describe('InviteUser', () => {
  test('makes a pending user and says until when it may answer', () => {
    given([])
      .when(inviteUser, { ...person, expiresInDays: 7, invitationId })
      .then(invited);
  });

  test('invites nobody who is there already', () => {
    const command = { ...person, expiresInDays: 7, invitationId };
    given(LIVES.active).when(inviteUser, command).thenRefused('CONFLICT');
    given(LIVES.erased).when(inviteUser, command).thenRefused('GONE');
  });
});

describe('AcceptInvitation', () => {
  test('activates, under another name where one is given', () => {
    given(invited).when(acceptInvitation, {}).then([accepted, aUserActivated()]);
    given(invited).when(acceptInvitation, { name: 'Ada Lovelace' }).then([accepted, aUserActivated()]);
    given(invited)
      .when(acceptInvitation, { name: 'Ada King' })
      .then([accepted, aUserRenamed({ name: 'Ada King' }), aUserActivated()]);
  });

  test('counts to the last moment', () => {
    given(invited, atEnd(-1)).when(acceptInvitation, {}).then([accepted, aUserActivated()]);
    given(invited, atEnd(0)).when(acceptInvitation, {}).thenRefused('TOKEN_INVALID');
  });

  test('once, and of nobody who was not invited', () => {
    given([...invited, accepted, aUserActivated()])
      .when(acceptInvitation, {})
      .thenRefused('TOKEN_INVALID');
    for (const state of Object.values(LIVES)) given(state).when(acceptInvitation, {}).thenRefused('TOKEN_INVALID');
  });
});

describe('RevokeInvitation', () => {
  const revoked = [anInvitationRevoked({ invitationId }), aUserDeleted({ purgeAfter: NOW })];

  test('takes the pending user with it, once', () => {
    given(invited).when(revokeInvitation, {}).then(revoked);
    given([...invited, ...revoked])
      .when(revokeInvitation, {})
      .thenUnchanged();
    given([...invited, ...revoked])
      .when(acceptInvitation, {})
      .thenRefused('TOKEN_INVALID');
  });

  test('comes too late for who accepted', () => {
    given([...invited, accepted, aUserActivated()])
      .when(revokeInvitation, {})
      .thenRefused('INVALID_TRANSITION', { from: 'active', allowed: ['deleted', 'inactive', 'suspended'] });
  });

  test('finds no invitation of who came otherwise', () => {
    given(LIVES.pending).when(revokeInvitation, {}).thenRefused('NOT_FOUND');
    given(LIVES.none).when(revokeInvitation, {}).thenRefused('NOT_FOUND');
    given(LIVES.erased).when(revokeInvitation, {}).thenRefused('GONE');
  });
});

test('an invitation whose time is over expires, and is erased with its user', () => {
  const gone = [anInvitationExpired({ invitationId }), aUserDeleted({ purgeAfter: NOW })];
  given(invited).when(withdrawUser, atItsTime).then(gone);
  given([...invited, ...gone])
    .when(eraseWithdrawn, atItsTime)
    .then([aUserErased()]);
  given([...invited, accepted, aUserActivated()])
    .when(withdrawUser, atItsTime)
    .thenRefused('INVALID_TRANSITION');
});

test('one that is cancelled is revoked', () => {
  const gone = [anInvitationRevoked({ invitationId }), aUserDeleted({ purgeAfter: NOW })];
  given(invited).when(withdrawUser, onRequest).then(gone);
  given(invited)
    .when(eraseWithdrawn, onRequest)
    .then([...gone, aUserErased()]);
});
