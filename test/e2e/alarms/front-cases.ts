// The alarms on what callers see: promises, error codes, limits.
import { expect } from 'vitest';
import type { AlarmName, ObjectiveName } from '../../../infra/monitoring/limits.ts';
import type { Answer } from '../client.ts';
import { suspend } from './back-cases.ts';
import type { Case } from './case.ts';
import { BURST, type World } from './world.ts';

const ENOUGH_REQUESTS = 20;
const SLOW = 3;
const NOBODY = `user_${'0'.repeat(32)}`;
const CRITICAL = ['INTERNAL_ERROR', 'DATABASE_ERROR', 'CONFIGURATION_ERROR', 'NETWORK_ERROR'] as const;

const rename = ({ api }: World, id: string, name: string): Promise<Answer> => api('PATCH', `/v1/users/${id}`, { body: { name } });
const codesOf = (answers: readonly Answer[]): unknown[] => answers.map(({ body }) => body.code);

/** Commands that try until their deadline and say so, so many of them: one that the platform cuts off tells nobody how long it took. */
const giveUp = async (send: () => Promise<Answer>, times: number): Promise<void> => {
  let gaveUp = 0;
  const round = async (): Promise<number> => {
    const answers = await Promise.all(Array.from({ length: times }, send));
    gaveUp += answers.filter(({ status }) => status === 503).length;
    return gaveUp;
  };
  await expect.poll(round, { timeout: 60_000 }).toBeGreaterThanOrEqual(times);
};

/** Three answers with each of the critical codes. */
const failInEveryWay = async (world: World): Promise<void> => {
  const id = await world.createUser();
  const poison = await world.plantPoison();
  const ways: Record<(typeof CRITICAL)[number], () => Promise<readonly Answer[]>> = {
    INTERNAL_ERROR: () => world.ask(3, `/v1/users/${poison}/history`),
    DATABASE_ERROR: async () => {
      await world.trouble('ListUsers', 'dynamodb', { kind: 'error-after' });
      return world.ask(3, '/v1/users');
    },
    CONFIGURATION_ERROR: () => world.ask(3, '/v1/users/by-domain?domain=example.com'),
    NETWORK_ERROR: async () => {
      await world.trouble('GetUser', 'dynamodb', { kind: 'drop-before' });
      return world.ask(3, `/v1/users/${id}`);
    },
  };
  for (const [code, answers] of Object.entries(ways)) expect(codesOf(await answers())).toEqual([code, code, code]);
};

const exceedTheBurst = async ({ anonymous }: World): Promise<void> => {
  const turnedAway = async (): Promise<number> => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => anonymous('GET', '/v1/users')));
    return answers.filter(({ status }) => status === 429).length;
  };
  for (let sent = 0, refused = 0; refused <= 50; sent += 25) {
    refused += await turnedAway();
    expect(sent).toBeLessThan(10 * BURST);
  }
};

export const FRONT_CASES = {
  ApiAvailability: {
    rings: ['ApiAvailability-Fast', 'ApiAvailability-Slow'],
    fire: async (world) => {
      await world.ask(ENOUGH_REQUESTS, '/v1/health');
      await world.trouble('GetUser', 'dynamodb', { kind: 'drop-before' });
      expect((await world.ask(1, `/v1/users/${NOBODY}`))[0]?.status).toBeGreaterThanOrEqual(500);
    },
  },
  CommandLatency: {
    rings: ['CommandLatency-Fast', 'CommandLatency-Slow'],
    fire: async (world) => {
      for (let sent = SLOW + 1; sent < ENOUGH_REQUESTS; sent += 1) await world.api('POST', '/v1/users', { body: {} });
      const id = await world.createUser();
      await world.trouble('UpdateUser', 'dynamodb', { kind: 'delay', delayMs: 600 });
      for (let sent = 0; sent < SLOW; sent += 1) await rename(world, id, `Some Body ${sent}`);
    },
  },
  QueryLatency: {
    rings: ['QueryLatency-Fast', 'QueryLatency-Slow'],
    fire: async (world) => {
      await world.ask(ENOUGH_REQUESTS - SLOW, '/v1/users?limit=0');
      await world.trouble('GetUser', 'dynamodb', { kind: 'delay', delayMs: 600 });
      for (let sent = 0; sent < SLOW; sent += 1) await world.ask(1, `/v1/users/${NOBODY}`);
    },
  },
  NearTimeout: {
    rings: ['NearTimeout-Commands', 'NearTimeout-Background'],
    fire: async (world) => {
      const id = await world.createUser();
      await world.trouble('ReactivateUser', 'dynamodb', { kind: 'drop-before' });
      await world.twice(async () => {
        await world.trouble('ArmSchedule', 'scheduler', { kind: 'delay', delayMs: 5_000, count: 2 });
        await Promise.all([giveUp(() => world.api('POST', `/v1/users/${id}/reactivate`), 1), suspend(world)]);
      });
    },
  },
  UnknownOutcome: {
    rings: ['UnknownOutcome'],
    fire: async (world) => {
      const ids = await Promise.all([1, 2, 3].map(() => world.createUser()));
      await world.trouble('UpdateUser', 'dynamodb', { kind: 'drop-after', operation: 'PutItem' });
      let turn = 0;
      const next = (): Promise<Answer> => {
        turn += 1;
        return rename(world, ids[turn % ids.length] ?? '', `Some Body ${turn}`);
      };
      await giveUp(next, 3);
    },
  },
  ErrorCode: { rings: CRITICAL.map((code) => `ErrorCode-${code}`), fire: failInEveryWay },
  ApiThrottles: { rings: ['ApiThrottles'], fire: (world) => world.twice(() => exceedTheBurst(world)) },
  LambdaThrottles: {
    rings: ['LambdaThrottles'],
    fire: (world) => world.twice(() => world.ask(1, '/v1/stats')),
  },
  CostPerDay: { rings: ['CostPerDay'], fire: (world) => world.ask(ENOUGH_REQUESTS, '/v1/health') },
} satisfies Partial<Record<AlarmName | ObjectiveName, Case>>;
