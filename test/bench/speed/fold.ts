// How fast a history becomes a state, beside a reducer that somebody would write by hand without a decider.
import { fold } from '../../../domain/kernel/decider.ts';
import type { StoredEvent } from '../../../domain/kernel/event.ts';
import type { JsonObject } from '../../../domain/kernel/json.ts';
import { upcast, type Upcasters } from '../../../domain/kernel/upcaster.ts';
import { type UserEvent, type UserState, userAggregate } from '../../../domain/user/user.ts';
import type { Table } from '../part.ts';
import { count, ratioCells, rough } from '../report/figures.ts';
import { interleave } from './interleave.ts';
import { at, lifeOf } from './user-life.ts';

const EVENTS = 1_000;

/** One mutable record, one switch, nothing else: about as little as a correct fold can do. */
const byHand = (events: readonly UserEvent[]): Record<string, unknown> => {
  const user: Record<string, unknown> = {};
  for (const { type, data } of events) {
    switch (type) {
      case 'UserRegistered':
        Object.assign(user, data, { createdAt: at });
        break;
      case 'UserSuspended':
        user['status'] = 'suspended';
        user['suspension'] = { reason: data.reason, until: data.until };
        break;
      case 'UserReactivated':
        user['status'] = 'active';
        user['suspension'] = null;
        break;
      case 'UserActivated':
        user['status'] = 'active';
        user['pendingReason'] = null;
        break;
      case 'UserDeactivated':
      case 'UserRestored':
        Object.assign(user, { status: 'inactive', pendingReason: null, suspension: null, deletion: null });
        break;
      case 'UserDeleted':
        Object.assign(user, { status: 'deleted', pendingReason: null, suspension: null, deletion: { purgeAfter: data.purgeAfter } });
        break;
      case 'UserErased':
        for (const field of Object.keys(user)) delete user[field];
        user['status'] = 'erased';
        break;
      case 'UserInvited':
        user['invitation'] = { id: data.invitationId, expiresAt: data.expiresAt };
        break;
      case 'InvitationAccepted':
      case 'InvitationRevoked':
      case 'InvitationExpired':
        break;
      case 'EmailChangeRequested':
        user['emailChange'] = { stage: 'requested', ...data };
        break;
      case 'EmailChanged':
        user['emailChange'] = { stage: 'confirmed', processId: data.processId, email: user['email'] };
        user['email'] = data.email;
        break;
      case 'EmailChangeReverted':
        delete user['emailChange'];
        user['email'] = data.email;
        break;
      case 'EmailChangeCancelled':
      case 'EmailChangeExpired':
      case 'EmailChangeCompleted':
        delete user['emailChange'];
        break;
      case 'UserRenamed':
        user['name'] = data.name;
        break;
      case 'ExternalIdChanged':
        user['externalId'] = data.externalId;
        break;
      case 'RoleAssigned':
        user['role'] = data.role;
        break;
      default:
        throw new RangeError(`Unknown event ${String(type satisfies never)}`);
    }
    user['updatedAt'] = at;
  }
  return user;
};

const stored = (events: readonly UserEvent[], versionOf: (type: UserEvent['type']) => number): readonly StoredEvent[] =>
  events.map(({ type, data }) => ({ type, schemaVersion: versionOf(type), data }));

/** As if the shape of every event had changed twice since it was written. */
const twiceLifted: Upcasters = Object.fromEntries(
  Object.keys(userAggregate.events).map((type) => [
    type,
    [(data: JsonObject) => ({ ...data, lifted: 1 }), (data: JsonObject) => ({ ...data, lifted: 2 })],
  ]),
);

const foldStored = (events: readonly StoredEvent[], upcasters: Upcasters): UserState =>
  fold(
    userAggregate.evolve,
    userAggregate.initial,
    events.map((event) => upcast(event, upcasters) as UserEvent & StoredEvent),
    at,
  );

export const foldSpeed = (): { readonly table: Table; readonly figures: unknown } => {
  const events = lifeOf(EVENTS);
  const current = stored(events, (type) => userAggregate.events[type]?.schemaVersion ?? 1);
  const old = stored(events, () => 1);
  const measured = interleave([
    { name: 'a loop and a switch written by hand (baseline)', run: () => byHand(events) },
    { name: 'fold with the aggregate', run: () => fold(userAggregate.evolve, userAggregate.initial, events, at) },
    { name: 'upcast (nothing to lift) + fold', run: () => foldStored(current, userAggregate.upcasters) },
    { name: 'upcast (two versions behind) + fold', run: () => foldStored(old, twiceLifted) },
  ]).map(({ name, ns, ratio, spread }) => ({ name, nsPerEvent: ns / EVENTS, eventsPerSecond: (1e9 * EVENTS) / ns, ratio, spread }));
  return {
    figures: measured,
    table: {
      title: `Fold of a history of ${count(EVENTS)} events`,
      columns: ['', 'against the baseline', 'middle half', 'ns per event', 'events per second'],
      rows: measured.map((row) => [row.name, ...ratioCells(row), rough(row.nsPerEvent), rough(row.eventsPerSecond)]),
      notes: [
        'The aggregate copies the state at every event, so no state changes under its holder; the baseline overwrites one record.',
        'A command folds only its own events onto the state that the newest commit carries; a whole history is folded when the reducer has changed, and by `asOf`.',
      ],
    },
  };
};
