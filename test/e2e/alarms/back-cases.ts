// The alarms on what nobody waits for: readers of the log, deliveries, sagas, tables.
import { expect } from 'vitest';
import type { AlarmName } from '../../../infra/monitoring/limits.ts';
import type { Case } from './case.ts';
import type { World } from './world.ts';

const TO_COME_MS = 30 * 86_400_000;

export const suspend = async (world: World): Promise<void> => {
  const id = await world.createUser();
  const until = new Date(world.stack.clock.now() + TO_COME_MS).toISOString();
  expect((await world.api('POST', `/v1/users/${id}/suspend`, { body: { reason: 'A test', until } })).status).toBe(200);
  await world.quiet();
};

/** Waits until the reader has failed so often from now on. */
const failing = async (world: World, reader: string, times: number): Promise<void> => {
  const before = world.printed.length;
  const failures = () => world.printed.slice(before).filter((line) => line.includes(`${reader} will try`)).length;
  await expect.poll(failures, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(times);
};

/** A commit that readers fail on, until they have failed on it some minutes later. */
const holdUp = async (world: World, minutes: number, readers: readonly (readonly [reader: string, service: string])[]): Promise<void> => {
  for (const [reader, service] of readers) await world.trouble(reader, service, { kind: 'drop-before' });
  await world.createUser();
  await Promise.all(readers.map(([reader]) => failing(world, reader, 1)));
  await world.advance(`PT${minutes}M`);
  // The first of them may have begun before.
  await Promise.all(readers.map(([reader]) => failing(world, reader, 2)));
  await world.calm();
  await world.quiet();
};

const PROJECTOR = ['DirectoryProjector', 'dynamodb'] as const;
const PUBLISHER = ['Publisher', 'events'] as const;

export const BACK_CASES = {
  ProjectionStaleness: { rings: ['ProjectionStaleness'], fire: (world) => world.twice(() => holdUp(world, 1, [PROJECTOR])) },
  PublishStaleness: { rings: ['PublishStaleness'], fire: (world) => world.twice(() => holdUp(world, 1, [PUBLISHER])) },
  StreamBehind: {
    rings: ['StreamBehind-DirectoryProjector', 'StreamBehind-Publisher'],
    fire: (world) => world.twice(() => holdUp(world, 2, [PROJECTOR, PUBLISHER])),
  },
  Parked: { rings: ['Parked'], fire: (world) => world.plantPoison() },
  DeadLetters: {
    rings: ['DeadLetters'],
    fire: async (world) => {
      await world.trouble('ArmSchedule', 'scheduler', { kind: 'drop-before' });
      await suspend(world);
    },
    mend: (world) => world.emptyDeadLetters(),
  },
  BackgroundErrors: {
    rings: ['BackgroundErrors'],
    fire: (world) =>
      world.twice(async () => {
        // As often as the function tries in one invocation: the next one succeeds.
        await world.trouble('ArmSchedule', 'scheduler', { kind: 'drop-before', count: 3 });
        await suspend(world);
      }),
  },
  FailedDeliveries: {
    rings: ['FailedDeliveries'],
    fire: async (world) => {
      const id = await world.createUser();
      expect((await world.api('DELETE', `/v1/users/${id}`)).status).toBeLessThan(300);
      await world.quiet();
    },
    mend: (world) => world.emptyDeadLetters(),
  },
  SagaFailures: {
    rings: ['SagaFailures-OnboardingSaga'],
    fire: async (world) => {
      const body = { email: 'registered@example.com', name: 'Some Body' };
      expect((await world.anonymous('POST', '/v1/registrations', { body })).status).toBe(202);
      await world.quiet();
      expect(world.stack.executions.list()).toMatchObject([{ status: 'FAILED' }]);
    },
  },
  TableThrottles: {
    rings: ['TableThrottles-Directory', 'TableThrottles-EventLog'],
    fire: async (world) => {
      const id = await world.createUser();
      await world.twice(async () => {
        for (const name of ['ListUsers', 'GetHistory'])
          await world.trouble(name, 'dynamodb', { kind: 'throttle', operation: 'Query', count: 1 });
        await world.ask(1, '/v1/users');
        await world.ask(1, `/v1/users/${id}/history`);
      });
    },
  },
  TableSystemErrors: {
    rings: ['TableSystemErrors-EventLog'],
    fire: async (world) => {
      const id = await world.createUser();
      await world.trouble('GetHistory', 'dynamodb', { kind: 'error-after', operation: 'Query', count: 3 });
      await world.ask(1, `/v1/users/${id}/history`);
    },
  },
} satisfies Partial<Record<AlarmName, Case>>;
