// Cases of cancelling: each kind of process by the scope with which it is started.
import { PLANTED_REASON } from '../../planted.ts';
import type { SomeCases } from '../case.ts';
import type { World } from '../world.ts';

/** Still at work when it is cancelled. */
const ROWS = 1_000;

/** Nobody goes so far with the clock while it is waited for. */
const offboarding = async ({ directory, user }: World): Promise<string> => {
  const body = { reason: PLANTED_REASON, graceDays: 90 };
  return (await directory.api('POST', `/v1/users/${(await user()).id}/offboard`, { body })).body.processId;
};

const emailChange = async ({ directory, user, person }: World) => {
  const { id } = await user();
  const { body } = await directory.api('POST', `/v1/users/${id}/email-change`, { body: { email: person().email } });
  return { id, processId: body.processId };
};

const erasure = async ({ directory, deleted }: World): Promise<string> => {
  const id = await deleted();
  return (await directory.api('POST', `/v1/users/${id}/erase`, { body: { confirmUserId: id } })).body.processId;
};

const importing = async ({ directory, person }: World): Promise<string> => {
  const body = { rows: Array.from({ length: ROWS }, person), mode: 'create' };
  return (await directory.api('POST', '/v1/imports', { body })).body.processId;
};

export const PROCESSES = {
  CancelProcess: {
    valid: async (world) => ({ path: { id: await offboarding(world) } }),
    scopes: {
      'users:erase': { ask: async (world) => ({ path: { id: await erasure(world) } }), code: 'INVALID_TRANSITION' },
      'users:invite': { ask: async (world) => ({ path: { id: (await world.invited()).processId } }) },
      'users:write': { ask: async (world) => ({ path: { id: (await emailChange(world)).processId } }) },
      'users:self': {
        ask: async (world) => {
          const { id, processId } = await emailChange(world);
          return { path: { id: processId }, subject: id };
        },
      },
      'users:import': { ask: async (world) => ({ path: { id: await importing(world) } }) },
    },
    refusals: {
      AUTHORIZATION_ERROR: {
        what: 'a scope with which such a process is not started',
        ask: async (world) => ({ path: { id: (await emailChange(world)).processId } }),
      },
      INVALID_TRANSITION: {
        what: 'an invitation that was accepted',
        ask: async (world) => {
          const { token, processId } = await world.invited();
          await world.directory.anonymous('POST', '/v1/invitations/accept', { body: { token } });
          return { path: { id: processId }, scope: 'users:invite' };
        },
      },
    },
  },
} satisfies SomeCases;
