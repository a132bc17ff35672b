// Erasure for the matrix: of a deleted user, while the read models follow the log.
import { request, send } from '../kit/http.ts';
import { FAR } from '../kit/http-world.ts';
import { ada, aUserDeleted, aUserRegistered } from '../kit/users.ts';
import type { SagaDriver } from './driver.ts';

export const erasureDriver: SagaDriver = {
  start: async (world) => {
    world.clock.onPause = () => world.project();
    await world.happened(ada, aUserRegistered({ email: 'Ada@Example.com' }), aUserDeleted({ purgeAfter: '2026-04-01T00:00:00.000Z' }));
    await world.project();
    const { status } = await send(world, request('POST', `/v1/users/${ada}/erase`, { body: { confirmUserId: ada } }));
    if (status !== 202) throw new Error(`the erasure was answered with ${status}`);
  },
  answer: async () => false,
  wrong: async ({ world, record }) => {
    const { certificate } = await record();
    const user = await send(world, request('GET', `/v1/users/${ada}`));
    const again = await send(world, request('POST', '/v1/users', { body: { email: 'ada@example.com', name: 'Ada King' } }));
    const key = await world.keyring.get(ada, { deadline: FAR });
    return [
      ...(certificate === undefined ? ['there is no certificate'] : []),
      ...(user.status === 410 ? [] : [`the user is answered with ${user.status}`]),
      ...(again.status === 201 ? [] : ['the address is not free']),
      ...(key === undefined ? [] : ['the key is there']),
    ];
  },
};
