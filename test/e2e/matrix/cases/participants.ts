// The case of what participants call: no token says who they are, but a signature over the body as it is sent.
import { PLANTED_REASON } from '../../planted.ts';
import type { SomeCases } from '../case.ts';

export const PARTICIPANTS = {
  AcknowledgeTask: {
    sign: ({ directory }, body) => directory.stack.participant.sign(body),
    valid: async (world) => ({ body: { ...(await world.task()), outcome: 'done', code: PLANTED_REASON } }),
    refusals: {
      UNAUTHENTICATED: {
        what: 'what is not signed',
        ask: async (world) => ({ body: { ...(await world.task()), outcome: 'done' }, headers: { 'webhook-signature': 'v1,nothing' } }),
      },
      NOT_FOUND: {
        what: 'a step that no participant was asked for',
        ask: async (world) => ({ body: { ...(await world.task()), step: 'provision-nobody', outcome: 'done' } }),
      },
      INVALID_TRANSITION: {
        what: 'to take back what was said to be done',
        ask: async (world) => {
          const task = await world.task();
          const raw = JSON.stringify({ ...task, outcome: 'done' });
          const headers = world.directory.stack.participant.sign(raw);
          await world.directory.anonymous('POST', '/v1/participants/callback', { raw, headers });
          return { body: { ...task, outcome: 'failed' } };
        },
      },
    },
  },
} satisfies SomeCases;
