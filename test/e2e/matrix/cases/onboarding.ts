// Cases of registrations and invitations: tokens come with the mail that the stack keeps.
import { PLANTED_NAME, PLANTED_OTHER_NAME as name } from '../../planted.ts';
import type { SomeCases } from '../case.ts';

const HOUR_MS = 3_600_000;

export const ONBOARDING = {
  RegisterUser: {
    valid: async (world) => ({ body: world.person() }),
    refusals: {},
  },
  VerifyRegistration: {
    valid: async (world) => ({ body: { token: (await world.registered()).token } }),
    refusals: {
      IDEMPOTENCY_KEY_REUSED: {
        what: 'the key that came with an earlier token of the same user',
        ask: async (world) => {
          const { email, token } = await world.registered();
          await world.advance(12 * HOUR_MS);
          const headers = { 'idempotency-key': email };
          await world.directory.anonymous('POST', '/v1/registrations/verify', { body: { token }, headers });
          return { body: { token: await world.tokenFor(email, token) }, headers };
        },
      },
    },
  },
  InviteUser: {
    valid: async (world) => ({ body: { ...world.person(), expiresInDays: 3 } }),
    refusals: {
      EMAIL_TAKEN: {
        what: 'an address that another user has',
        ask: async (world) => ({ body: { ...world.person(), email: (await world.user()).email } }),
      },
      CONFLICT: {
        what: 'a key of two days ago, which stands for the user that came of it',
        ask: async (world) => {
          const headers = { 'idempotency-key': world.person().email };
          const { body } = await world.directory.api('POST', '/v1/invitations', { body: world.person(), headers });
          await world.directory.api('PATCH', `/v1/users/${body.userId}`, { body: { name } });
          await world.advance(48 * HOUR_MS);
          await world.directory.api('PATCH', `/v1/users/${body.userId}`, { body: { name: PLANTED_NAME } });
          return { body: world.person(), headers };
        },
      },
      AUTHORIZATION_ERROR: {
        what: 'the role admin without users:roles',
        ask: async (world) => ({ body: { ...world.person(), role: 'admin' } }),
      },
    },
  },
  AcceptInvitation: {
    valid: async (world) => ({ body: { token: (await world.invited()).token, name } }),
    refusals: {
      IDEMPOTENCY_KEY_REUSED: {
        what: 'the key that came with another name',
        ask: async (world) => {
          const { token, userId } = await world.invited();
          const headers = { 'idempotency-key': userId };
          await world.directory.anonymous('POST', '/v1/invitations/accept', { body: { token }, headers });
          return { body: { token, name }, headers };
        },
      },
    },
  },
  RevokeInvitation: {
    valid: async (world) => ({ path: { id: (await world.invited()).invitationId } }),
    refusals: {
      INVALID_TRANSITION: {
        what: 'an invitation that was accepted',
        ask: async (world) => {
          const { token, invitationId } = await world.invited();
          await world.directory.anonymous('POST', '/v1/invitations/accept', { body: { token } });
          return { path: { id: invitationId } };
        },
      },
    },
  },
} satisfies SomeCases;
