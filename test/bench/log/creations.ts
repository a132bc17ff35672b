// What it costs to create users, and to be refused one.
import { clockAt } from './clock.ts';
import type { Measured } from './measure.ts';
import { type Measurements, execute } from './scenario.ts';
import { longName, ordinary } from './people.ts';
import { creation, type UserRequest } from './requests.ts';
import type { World } from './world.ts';

export const creations = async (world: World): Promise<Measurements> => {
  const clock = clockAt(Date.now());
  const at = { clock, paceMs: 1_000 };
  const found = new Map<string, Measured>();
  const run = async (name: string, command: UserRequest, expected: Parameters<typeof execute>[3]): Promise<void> => {
    found.set(name, await execute(world, at, command, expected, { keys: 'not cached' }));
  };
  const taken = ordinary.email();
  const namesake = { ...ordinary, email: () => taken };
  const first = creation(clock, namesake, { keyed: true });
  await run('create user (commit + claim)', first, 'changed');
  await run('create user, longest name', creation(clock, longName, { keyed: true }), 'changed');
  await run(
    'create user with an externalId (commit + 2 claims)',
    creation(clock, ordinary, { keyed: true, withExternalId: true }),
    'changed',
  );
  await run('create an admin (commit + claim + count)', creation(clock, ordinary, { keyed: true, role: 'admin' }), 'changed');
  await run('replay of a creation', first, 'replayed');
  await run('email taken, without a key', creation(clock, namesake), 'refused');
  await run('email taken, with a key', creation(clock, namesake, { keyed: true }), 'refused');
  return found;
};
