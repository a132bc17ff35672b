// Cases of the commands that make a user and lead it through its life.
import { PLANTED_OTHER_NAME as name, PLANTED_REASON as reason } from '../../planted.ts';
import type { SomeCases } from '../case.ts';

export const USER_COMMANDS = {
  CreateUser: {
    valid: async (world) => ({ body: { ...world.person(), externalId: world.externalId() } }),
    refusals: {
      EMAIL_TAKEN: {
        what: 'an address that another user has',
        ask: async (world) => ({ body: { ...world.person(), email: (await world.user()).email.toUpperCase() } }),
      },
      CONFLICT: {
        what: 'an external id that another user has',
        ask: async (world) => {
          const externalId = world.externalId();
          await world.user({ externalId });
          return { body: { ...world.person(), externalId } };
        },
      },
      AUTHORIZATION_ERROR: {
        what: 'the role admin without users:roles',
        ask: async (world) => ({ body: { ...world.person(), role: 'admin' } }),
      },
    },
  },
  UpdateUser: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, body: { name } }),
    refusals: {
      CONFLICT: {
        what: 'an external id that another user has',
        ask: async (world) => {
          const externalId = world.externalId();
          await world.user({ externalId });
          return { path: { id: (await world.user()).id }, body: { externalId } };
        },
      },
      INVALID_TRANSITION: {
        what: 'to change a user that is deleted',
        ask: async (world) => ({ path: { id: await world.deleted() }, body: { name } }),
      },
      AUTHORIZATION_ERROR: {
        what: 'users:self what is not the name',
        ask: async (world) => {
          const { id } = await world.user();
          return { path: { id }, body: { externalId: id }, scope: 'users:self', subject: id };
        },
      },
    },
  },
  AssignRole: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, body: { role: 'guest', reason } }),
    refusals: {
      INVALID_TRANSITION: {
        what: 'a role to a user that is deleted',
        ask: async (world) => ({ path: { id: await world.deleted() }, body: { role: 'guest' } }),
      },
      LAST_ADMIN: {
        what: 'to take the role from the last active admin',
        ask: async (world) => ({ path: { id: await world.lastAdmin() }, body: { role: 'user' } }),
      },
      AUTHORIZATION_ERROR: {
        what: 'a user to raise its own role',
        ask: async (world) => {
          const { id } = await world.user();
          return { path: { id }, body: { role: 'admin' }, subject: id };
        },
      },
    },
  },
  ActivateUser: {
    valid: async (world) => ({ path: { id: await world.pending() } }),
    refusals: {
      INVALID_TRANSITION: { what: 'a user that is suspended', ask: async (world) => ({ path: { id: await world.suspended() } }) },
    },
  },
  SuspendUser: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, body: { reason } }),
    refusals: {
      INVALID_TRANSITION: {
        what: 'a user that is pending',
        ask: async (world) => ({ path: { id: await world.pending() }, body: { reason } }),
      },
      LAST_ADMIN: { what: 'the last active admin', ask: async (world) => ({ path: { id: await world.lastAdmin() }, body: { reason } }) },
    },
  },
  ReactivateUser: {
    valid: async (world) => ({ path: { id: await world.suspended() }, body: { reason } }),
    refusals: {
      INVALID_TRANSITION: { what: 'a user that is pending', ask: async (world) => ({ path: { id: await world.pending() }, body: {} }) },
    },
  },
  DeactivateUser: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, body: { reason } }),
    refusals: {
      INVALID_TRANSITION: {
        what: 'a user that is deleted',
        ask: async (world) => ({ path: { id: await world.deleted() }, body: { reason } }),
      },
      LAST_ADMIN: { what: 'the last active admin', ask: async (world) => ({ path: { id: await world.lastAdmin() }, body: { reason } }) },
    },
  },
  DeleteUser: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, query: { graceDays: 3 } }),
    refusals: {
      LAST_ADMIN: { what: 'the last active admin', ask: async (world) => ({ path: { id: await world.lastAdmin() } }) },
    },
  },
  OffboardUser: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, body: { reason, graceDays: 3 } }),
    refusals: {
      INVALID_TRANSITION: {
        what: 'a user that is deleted',
        ask: async (world) => ({ path: { id: await world.deleted() }, body: { reason } }),
      },
      LAST_ADMIN: { what: 'the last active admin', ask: async (world) => ({ path: { id: await world.lastAdmin() }, body: { reason } }) },
    },
  },
  EraseUser: {
    valid: async (world) => {
      const id = await world.deleted();
      return { path: { id }, body: { confirmUserId: id } };
    },
    refusals: {
      INVALID_TRANSITION: {
        what: 'a user that is active',
        ask: async (world) => {
          const { id } = await world.user();
          return { path: { id }, body: { confirmUserId: id } };
        },
      },
    },
  },
  RestoreUser: {
    valid: async (world) => ({ path: { id: await world.deleted() } }),
    refusals: {
      INVALID_TRANSITION: { what: 'a user that is active', ask: async (world) => ({ path: { id: (await world.user()).id } }) },
    },
  },
} satisfies SomeCases;
