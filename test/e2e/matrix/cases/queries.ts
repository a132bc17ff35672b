// Cases of the queries: most have nothing to refuse that does not follow from their definition.
import { ROOTS } from '../../planted.ts';
import type { SomeCases } from '../case.ts';

const NOBODY = 'nobody-at-all';

export const READING = {
  GetUser: {
    valid: async (world) => ({ path: { id: (await world.user()).id } }),
    refusals: {
      AUTHORIZATION_ERROR: {
        what: 'the past without audit:read',
        ask: async (world) => ({ path: { id: (await world.user()).id }, query: { asOf: 1 } }),
      },
    },
  },
  LookupUser: {
    valid: async (world) => {
      const { email } = await world.user();
      await world.directory.quiet();
      return { body: { email } };
    },
    refusals: {
      NOT_FOUND: { what: 'an external id that nobody has', ask: async () => ({ body: { externalId: NOBODY } }) },
    },
  },
  ListUsers: { valid: async () => ({ query: { status: 'active', limit: 3 } }), refusals: {} },
  SearchUsers: { valid: async () => ({ body: { q: ROOTS.name, limit: 3 } }), refusals: {} },
  UsersByDomain: { valid: async () => ({ query: { domain: ['example.com'] } }), refusals: {} },
  GetStats: { valid: async () => ({}), refusals: {} },
  ListEvents: { valid: async () => ({ query: { type: 'UserRegistered', limit: 3 } }), refusals: {} },
  GetHistory: { valid: async (world) => ({ path: { id: (await world.user()).id }, query: { limit: 3 } }), refusals: {} },
  ExportUser: { valid: async (world) => ({ path: { id: (await world.user()).id }, query: { limit: 3 } }), refusals: {} },
  GetProcess: { valid: async (world) => ({ path: { id: (await world.registered()).processId } }), refusals: {} },
  ListProcesses: { valid: async () => ({ query: { kind: 'onboarding', limit: 3 } }), refusals: {} },
  ValidateUsers: { valid: async (world) => ({ body: { items: [world.person()] } }), refusals: {} },
  GetHealth: { valid: async () => ({}), refusals: {} },
  GetOpenApi: { valid: async () => ({}), refusals: {} },
  GetDocs: { valid: async () => ({}), refusals: {} },
} satisfies SomeCases;
