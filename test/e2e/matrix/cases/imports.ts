// Cases of imports: small ones, but for the one that must still be at work when its rollback is asked for.
import { expect, vi } from 'vitest';
import type { SomeCases } from '../case.ts';
import type { World } from '../world.ts';

const MANY = 300;
const PATIENCE = { timeout: 120_000, interval: 50 };

const started = async ({ directory, person }: World, rows: number): Promise<string> => {
  const body = { rows: Array.from({ length: rows }, person), mode: 'create' };
  return (await directory.api('POST', '/v1/imports', { body })).body.processId;
};

const ended = async (world: World): Promise<string> => {
  const id = await started(world, 1);
  await vi.waitFor(async () => {
    const { body } = await world.directory.api('GET', `/v1/processes/${id}`);
    expect(body.status).toBe('COMPLETED');
  }, PATIENCE);
  return id;
};

export const IMPORTS = {
  ImportUsers: {
    valid: async (world) => ({ body: { rows: [{ ...world.person(), externalId: world.externalId() }], mode: 'create' } }),
    refusals: {
      AUTHORIZATION_ERROR: {
        what: 'a row with the role admin without users:roles',
        ask: async (world) => ({ body: { rows: [{ ...world.person(), role: 'admin' }], mode: 'create' } }),
      },
    },
  },
  RollBackImport: {
    valid: async (world) => ({ path: { id: await ended(world) } }),
    refusals: {
      CONFLICT: { what: 'an import that is at work', ask: async (world) => ({ path: { id: await started(world, MANY) } }) },
    },
  },
  GetImport: { valid: async (world) => ({ path: { id: await started(world, 1) } }), refusals: {} },
} satisfies SomeCases;
