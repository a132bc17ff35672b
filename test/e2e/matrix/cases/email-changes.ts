// Cases of changes of address: the tokens come with the mails to the new address and to the old one.
import type { SomeCases } from '../case.ts';
import type { World } from '../world.ts';

/** A change that waits for its token. */
const requested = async (world: World, userId?: string) => {
  const { id, email: old } = userId === undefined ? await world.user() : { id: userId, email: '' };
  const { email } = world.person();
  await world.directory.api('POST', `/v1/users/${id}/email-change`, { body: { email } });
  return { id, old, token: await world.tokenFor(email) };
};

const confirm = (world: World, token: string, headers = {}) =>
  world.directory.anonymous('POST', '/v1/email-changes/confirm', { body: { token }, headers });

/** A change that the old mailbox can take back. */
const confirmed = async (world: World, headers = {}) => {
  const { id, old, token } = await requested(world);
  await confirm(world, token, headers);
  return { id, token: await world.tokenFor(old) };
};

export const EMAIL_CHANGES = {
  RequestEmailChange: {
    valid: async (world) => ({ path: { id: (await world.user()).id }, body: { email: world.person().email } }),
    refusals: {
      EMAIL_TAKEN: {
        what: 'an address that another user has',
        ask: async (world) => ({ path: { id: (await world.user()).id }, body: { email: (await world.user()).email.toUpperCase() } }),
      },
      CONFLICT: {
        what: 'a second change while the first one waits',
        ask: async (world) => ({ path: { id: (await requested(world)).id }, body: { email: world.person().email } }),
      },
      INVALID_TRANSITION: {
        what: 'another address to a user that is pending',
        ask: async (world) => ({ path: { id: await world.pending() }, body: { email: world.person().email } }),
      },
    },
  },
  ConfirmEmailChange: {
    valid: async (world) => ({ body: { token: (await requested(world)).token } }),
    refusals: {
      IDEMPOTENCY_KEY_REUSED: {
        what: 'the key that the user was verified with',
        ask: async (world) => {
          const { email, token } = await world.registered();
          const headers = { 'idempotency-key': email };
          const { body } = await world.directory.anonymous('POST', '/v1/registrations/verify', { body: { token }, headers });
          return { body: { token: (await requested(world, body.id)).token }, headers };
        },
      },
    },
  },
  CancelEmailChange: {
    valid: async (world) => ({ path: { id: (await requested(world)).id } }),
    refusals: {
      CONFLICT: {
        what: 'to cancel what is confirmed',
        ask: async (world) => ({ path: { id: (await confirmed(world)).id } }),
      },
    },
  },
  RevertEmailChange: {
    valid: async (world) => ({ body: { token: (await confirmed(world)).token } }),
    refusals: {
      IDEMPOTENCY_KEY_REUSED: {
        what: 'the key that the change was confirmed with',
        ask: async (world) => {
          const headers = { 'idempotency-key': world.person().email };
          return { body: { token: (await confirmed(world, headers)).token }, headers };
        },
      },
    },
  },
} satisfies SomeCases;
