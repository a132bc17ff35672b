// Offboarding for the matrix: of an active user, who is active again when it is undone, and whose erasure has begun when it is done.
import { erasureOf } from '../../functions/runtime/erasure/begin-erasure.ts';
import { request, send } from '../kit/http.ts';
import { ada, aUserRegistered } from '../kit/users.ts';
import type { SagaDriver } from './driver.ts';

export const offboardingDriver: SagaDriver = {
  start: async (world) => {
    await world.happened(ada, aUserRegistered({ email: 'Ada@Example.com' }));
    await world.project();
    const body = { reason: 'leaves the company', graceDays: 7 };
    const { status } = await send(world, request('POST', `/v1/users/${ada}/offboard`, { body }));
    if (status !== 202) throw new Error(`the offboarding was answered with ${status}`);
  },
  answer: async () => false,
  wrong: async ({ world }, end) => {
    const user = await world.users.load(ada);
    const erasures = world.executions.started.filter(({ processId }) => processId === erasureOf(ada).id).length;
    const right = end === 'COMPLETED' ? { status: 'deleted', erasures: 1 } : { status: 'active', erasures: 0 };
    return [
      ...(user?.state.status === right.status ? [] : [`the user is ${user?.state.status}`]),
      ...(erasures === right.erasures ? [] : [`${erasures} erasures have begun`]),
    ];
  },
};
