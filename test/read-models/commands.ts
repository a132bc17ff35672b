// A random past: every command there is, in seeded order, through the deployed deciders and the repository, refusals among them.
import { instant } from '../../domain/kernel/instant.ts';
import type { CommandRequest } from '../../domain/kernel/repository.ts';
import { acceptInvitation } from '../../domain/user/decide/accept-invitation.ts';
import { activateUser } from '../../domain/user/decide/activate-user.ts';
import { assignRole } from '../../domain/user/decide/assign-role.ts';
import { endEmailChange } from '../../domain/user/decide/cancel-email-change.ts';
import { completeEmailChange } from '../../domain/user/decide/complete-email-change.ts';
import { confirmEmailChange } from '../../domain/user/decide/confirm-email-change.ts';
import { createUser } from '../../domain/user/decide/create-user.ts';
import { deactivateUser } from '../../domain/user/decide/deactivate-user.ts';
import { deleteUser } from '../../domain/user/decide/delete-user.ts';
import { eraseUser } from '../../domain/user/decide/erase-user.ts';
import { inviteUser } from '../../domain/user/decide/invite-user.ts';
import { reactivateUser } from '../../domain/user/decide/reactivate-user.ts';
import { requestEmailChange } from '../../domain/user/decide/request-email-change.ts';
import { restoreUser } from '../../domain/user/decide/restore-user.ts';
import { revertEmailChange } from '../../domain/user/decide/revert-email-change.ts';
import { revokeInvitation } from '../../domain/user/decide/revoke-invitation.ts';
import { suspendUser } from '../../domain/user/decide/suspend-user.ts';
import { updateUser } from '../../domain/user/decide/update-user.ts';
import { withdrawUser } from '../../domain/user/decide/withdraw-user.ts';
import { DEFAULT_INVITATION_DAYS, invitationIdOf } from '../../domain/user/invitation.ts';
import { processIdFor } from '../../domain/process/ids.ts';
import { isLive, type UserEvent, type UserId, userIdFor, type UserState } from '../../domain/user/user.ts';
import type { Email } from '../../domain/user/values/email.ts';
import type { ExternalId } from '../../domain/user/values/external-id.ts';
import type { PersonName } from '../../domain/user/values/name.ts';
import type { Reason } from '../../domain/user/values/reason.ts';
import { Role } from '../../domain/user/values/role.ts';
import { erase } from '../../functions/runtime/erasure/erase.ts';
import type { Chance } from '../kit/fault-random.ts';
import { FAR, type World } from '../kit/http-world.ts';
import { DOMAINS, FIRST_NAMES, LAST_NAMES } from './vocabulary.ts';

type Decide = CommandRequest<UserId, UserState, UserEvent>['decide'];

const WEEK_MS = 604_800_000;
const CREATIONS = 0.22;
/** Most commands meet few users, so that lives become long. */
const RECENT = 40;
/** A change of address takes three steps, so that only few users get that far. */
const EMAIL_CHANGES = 0.2;
const FEW = 6;

const reason = 'Some reason' as Reason;
const hex = (luck: Chance): string => Array.from({ length: 32 }, () => luck.below(16).toString(16)).join('');
const nameOf = (luck: Chance): PersonName => `${luck.pick(Object.keys(FIRST_NAMES))} ${luck.pick(Object.keys(LAST_NAMES))}` as PersonName;
const externalIdOf = (luck: Chance): ExternalId => `hr-${luck.below(2_000)}` as ExternalId;

const creation = (luck: Chance, nth: number, id: UserId): Decide => {
  const person = { email: `Person.${nth}@${luck.pick(DOMAINS)}` as Email, name: nameOf(luck), role: luck.pick(Role.options) };
  if (luck.yes(0.35)) {
    const invitation = { ...person, expiresInDays: DEFAULT_INVITATION_DAYS, invitationId: invitationIdOf(id) };
    return (state, context) => inviteUser(invitation, state, context);
  }
  const body = {
    ...person,
    status: luck.yes(0.3) ? ('pending' as const) : ('active' as const),
    ...(luck.yes(0.3) ? { externalId: externalIdOf(luck) } : {}),
  };
  return (state) => createUser(body, state);
};

/** The next step of a change of address, wherever that is. */
const emailChange = (luck: Chance): Decide => {
  const [processId, email] = [processIdFor(hex(luck)), `New.${hex(luck).slice(24)}@${luck.pick(DOMAINS)}` as Email];
  const [on, cancelled] = [luck.yes(0.6), luck.yes(0.5)];
  return (state, context) => {
    const change = isLive(state) ? state.emailChange : undefined;
    if (change === undefined) return requestEmailChange({ email, processId, seconds: 86_400_000 }, state, context);
    if (change.stage === 'requested')
      return on ? confirmEmailChange(change, state, context) : endEmailChange({ ...change, cancelled }, state);
    return on ? completeEmailChange(change, state) : revertEmailChange(change, state);
  };
};

/** One more of those that are asked for often. */
const change = (luck: Chance, id: UserId, now: number): Decide => {
  const [name, externalId, role] = [nameOf(luck), luck.yes(0.3) ? null : externalIdOf(luck), luck.pick(Role.options)];
  const until = luck.yes(0.5) ? { until: instant(now + WEEK_MS) } : {};
  return luck.pick<Decide>([
    (state) => updateUser({ name, selfService: false }, state),
    (state) => updateUser({ externalId, selfService: false }, state),
    (state) => updateUser({ name, externalId, selfService: false }, state),
    (state, context) => assignRole({ userId: id, role }, state, context),
    (state, context) => suspendUser({ reason, ...until }, state, context),
    (state) => reactivateUser({ reason }, state),
    (state) => activateUser({}, state),
    (state) => deactivateUser({ reason }, state),
    (state, context) => deleteUser({ graceDays: luck.below(90) }, state, context),
    (state, context) => restoreUser({}, state, context),
    (state, context) => acceptInvitation({ name }, state, context),
    (state, context) => revokeInvitation({}, state, context),
    (state, context) => withdrawUser({ cancelled: luck.yes(0.5) }, state, context),
  ]);
};

/** Answers a function that runs one command and says which user it was about, whatever came of it. */
export const randomCommands = (world: World, luck: Chance): (() => Promise<string>) => {
  const ids: UserId[] = [];
  const request = (streamId: UserId, decide: Decide, creates: boolean): CommandRequest<UserId, UserState, UserEvent> => {
    const provenance = { actor: 'an-operator', source: 'api', correlationId: `command-${hex(luck)}` };
    return { ...provenance, streamId, decide, creates, commitId: hex(luck), requestHash: hex(luck), keyed: luck.yes(0.3), deadline: FAR };
  };
  return async () => {
    if (ids.length === 0 || luck.yes(CREATIONS)) {
      const id = userIdFor(hex(luck));
      ids.push(id);
      await world.users.execute(request(id, creation(luck, ids.length, id), true));
      return id;
    }
    if (luck.yes(EMAIL_CHANGES)) {
      const changing = luck.pick(ids.filter((_, nth) => nth % FEW === 0).slice(-2));
      await world.users.execute(request(changing, emailChange(luck), false));
      return changing;
    }
    const id = luck.pick(luck.yes(0.6) ? ids.slice(-RECENT) : ids);
    if (luck.yes(0.1))
      await erase(
        request(id, (state) => eraseUser({}, state), false),
        world,
      );
    else await world.users.execute(request(id, change(luck, id, world.clock.now()), false));
    return id;
  };
};
