// The kit, bound to the user aggregate and its read model.
import { directory } from '../../domain/read-models/directory.ts';
import { USER_EVENTS, userAggregate, userIdFor } from '../../domain/user/user.ts';
import { buildersOf } from './builders.ts';
import { deciding } from './given.ts';
import { projecting } from './given-projection.ts';

export const given = deciding(userAggregate);
export const givenCommits = projecting(directory);

export const {
  aUserRegistered,
  aUserInvited,
  anInvitationAccepted,
  anInvitationRevoked,
  anInvitationExpired,
  anEmailChangeRequested,
  anEmailChangeCancelled,
  anEmailChangeExpired,
  anEmailChanged,
  anEmailChangeReverted,
  anEmailChangeCompleted,
  aUserRenamed,
  anExternalIdChanged,
  aRoleAssigned,
  aUserSuspended,
  aUserReactivated,
  aUserActivated,
  aUserDeactivated,
  aUserDeleted,
  aUserRestored,
  aUserErased,
} = buildersOf(USER_EVENTS);

export const ada = userIdFor('ada'.padEnd(32, '0'));
export const bob = userIdFor('b0b'.padEnd(32, '0'));
