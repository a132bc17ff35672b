// Email change for the matrix: confirmed by the new address, and not taken back by the old one.
import { request, send } from '../kit/http.ts';
import { ada, aUserRegistered } from '../kit/users.ts';
import type { SagaDriver } from './driver.ts';

const OLD = 'ada@example.com';
const NEW = 'countess@example.org';

export const emailChangeDriver: SagaDriver = {
  start: async (world) => {
    await world.happened(ada, aUserRegistered({ email: OLD }));
    await world.project();
    const { status } = await send(world, request('POST', `/v1/users/${ada}/email-change`, { body: { email: NEW } }));
    if (status !== 202) throw new Error(`the change was answered with ${status}`);
  },
  answer: async ({ world }, step) => {
    if (step === 'revert') return false;
    const token = /#(\S+)/u.exec(world.mailer.sent.findLast(({ to }) => to === NEW)?.text ?? '')?.[1] ?? '';
    const { status } = await send(world, request('POST', '/v1/email-changes/confirm', { body: { token }, scope: null }));
    if (status !== 200) throw new Error(`the token was answered with ${status}`);
    return true;
  },
  wrong: async ({ world }, end) => {
    const [right, free] = end === 'COMPLETED' ? [NEW, OLD] : [OLD, NEW];
    await world.project();
    const { body: user } = await send(world, request('GET', `/v1/users/${ada}`));
    const create = (email: string) => send(world, request('POST', '/v1/users', { body: { email, name: 'Grace Hopper' } }));
    return [
      ...(user.email === right ? [] : ['the user has the wrong address']),
      ...((await create(right)).status === 409 ? [] : ['the address of the user is free']),
      ...((await create(free)).status === 201 ? [] : ['the other address is not free']),
    ];
  },
};
