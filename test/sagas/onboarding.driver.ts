// Onboarding for the matrix: a registration that is confirmed with the token of the newest mail.
import { request, send } from '../kit/http.ts';
import { FAR } from '../kit/http-world.ts';
import type { SagaDriver } from './driver.ts';

const person = { email: 'grace@example.com', name: 'Grace Hopper' };

export const onboardingDriver: SagaDriver = {
  start: async (world) => {
    const { status } = await send(world, request('POST', '/v1/registrations', { body: person, scope: null }));
    if (status !== 202) throw new Error(`the registration was answered with ${status}`);
  },
  answer: async ({ world }) => {
    const token = /#(\S+)/u.exec(world.mailer.sent.at(-1)?.text ?? '')?.[1] ?? '';
    const { status } = await send(world, request('POST', '/v1/registrations/verify', { body: { token }, scope: null }));
    if (status !== 200) throw new Error(`the token was answered with ${status}`);
    return true;
  },
  wrong: async ({ world, record }, end) => {
    const { userId } = await record();
    if (userId === null) return ['it is about nobody'];
    const user = await world.users.load(userId);
    const again = await send(world, request('POST', '/v1/users', { body: person }));
    if (end === 'COMPLETED') {
      return [
        ...(user?.state.status === 'active' ? [] : [`the user is ${user?.state.status}`]),
        ...(again.body.code === 'EMAIL_TAKEN' ? [] : ['the address is free']),
      ];
    }
    const key = await world.keyring.get(userId, { deadline: FAR });
    return [
      ...(user === undefined || user.erased === true ? [] : [`the user is ${user.state.status}`]),
      ...(again.status === 201 ? [] : ['the address is not free']),
      ...(key === undefined ? [] : ['the key is there']),
    ];
  },
};
