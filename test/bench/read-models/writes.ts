// What one commit of each kind costs the projector: what it reads, its transaction, and the indexes behind it.
import { changeBetween, rowOf } from '../../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import { outwardEvents } from '../../../domain/user/outward.ts';
import { USER_EVENTS, type UserEventType } from '../../../domain/user/user.ts';
import type { Measured } from '../log/measure.ts';
import { indexWrites } from './index-writes.ts';
import { NOW, PERIOD, userAt } from './population.ts';
import type { World } from './world.ts';

export interface Step extends Measured {
  readonly indexes: number;
}

const NONE = { pendingReason: null, suspension: null, deletion: null };
const purgeAfter = new Date(NOW).toISOString();

/** One life: each event leads from the user before to this one; nothing is left at its end. */
const LIFE: readonly (readonly [string, UserEventType, object | undefined])[] = [
  ['create', 'UserRegistered', { ...NONE, role: 'user', status: 'pending', pendingReason: 'staged' }],
  ['activate', 'UserActivated', { ...NONE, status: 'active' }],
  ['rename', 'UserRenamed', { name: 'Maria Hernandez' }],
  ['change externalId', 'ExternalIdChanged', { externalId: 'hr-other' }],
  ['assign role', 'RoleAssigned', { role: 'guest' }],
  ['suspend', 'UserSuspended', { status: 'suspended', suspension: { reason: 'On parental leave', until: null } }],
  ['reactivate', 'UserReactivated', { ...NONE, status: 'active' }],
  ['deactivate', 'UserDeactivated', { ...NONE, status: 'inactive' }],
  ['delete', 'UserDeleted', { status: 'deleted', deletion: { purgeAfter } }],
  ['restore', 'UserRestored', { ...NONE, status: 'inactive' }],
  ['delete again', 'UserDeleted', { status: 'deleted', deletion: { purgeAfter } }],
  ['erase', 'UserErased', undefined],
];

const eventOf = (streamId: string, version: number, type: UserEventType) =>
  outwardEvents({
    streamId,
    version,
    events: [{ type, schemaVersion: USER_EVENTS[type].schemaVersion, data: {} }],
    occurredAt: new Date(NOW).toISOString(),
    correlationId: '0190f3a2-7c5b-7e1d-8a46-c3b2f1e0d9c8',
  });

/** Of a user that comes after all that are there, and is the same one at every size. */
export const writes = async (world: World): Promise<ReadonlyMap<string, Step>> => {
  const found = new Map<string, Step>();
  const n = Math.ceil(world.size / PERIOD) * PERIOD;
  const { id } = userAt(n, world.size);
  let so: object = {};
  let before: DirectoryRow | undefined;
  for (const [at, [name, type, changes]] of LIFE.entries()) {
    const version = at + 1;
    so = { ...so, ...changes };
    const row = changes === undefined ? undefined : userAt(n, world.size, version, so);
    const events = eventOf(id, version, type);
    const measured = await world.measure(async () => {
      const entry = (await world.projection.entries([id])).get(id);
      if (rowOf(entry)?.version !== before?.version) throw new Error(`${name}: not the user it should be`);
      const applied = await world.projection.apply([changeBetween(entry, { id, version, row, events }, NOW)]);
      if (applied !== 'applied') throw new Error(`${name}: ${applied}`);
    });
    found.set(name, { ...measured, indexes: indexWrites(before, row) });
    before = row;
  }
  return found;
};
