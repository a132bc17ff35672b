// CancelProcess: until when a process can be cancelled, and what is told to whom. The route on the memory twins, the steps by hand.
import { describe, expect, it, test } from 'vitest';
import { type SagaDefinition, SAGAS } from '../../../domain/catalog.ts';
import { WITHDRAWALS } from '../../../functions/runtime/http/cancelling.ts';
import { step as deactivate } from '../../../functions/sagas/offboarding/deactivate.ts';
import { step as remove } from '../../../functions/sagas/offboarding/delete.ts';
import { step as grace } from '../../../functions/sagas/offboarding/grace.ts';
import { step as admit } from '../../../functions/sagas/onboarding/admit.ts';
import { step as confirm } from '../../../functions/sagas/onboarding/confirm.ts';
import { cancellable } from '../../kit/cancellable.ts';
import { ada, aUserRegistered } from '../../kit/users.ts';

/** More turns than a cancelling takes. */
const CROSSINGS = 40;
const person = { email: 'grace@example.com', name: 'Grace Hopper' };

/** An offboarding that waits in its grace. */
const offboarding = async () => {
  const saga = cancellable({ deactivate, grace, delete: remove });
  await saga.world.happened(ada, aUserRegistered());
  await saga.call('POST', `/v1/users/${ada}/offboard`, { body: { reason: 'leaves the company', graceDays: 2 } });
  await saga.run('deactivate');
  await saga.run('grace', 'act', 'task-1');
  return saga;
};

/** An onboarding that waits for its token. */
const invitation = async () => {
  const saga = cancellable({ admit, confirm });
  await saga.call('POST', '/v1/invitations', { body: person });
  await saga.run('admit');
  await saga.run('confirm', 'act', 'task-1');
  return saga;
};

describe('in time', () => {
  it('is marked, its wait is ended, and the machine leads it back', async () => {
    const { world, cancel, run, process, input, typesOf } = await offboarding();
    expect(await cancel()).toMatchObject({ status: 202, headers: { location: `/v1/processes/${input().processId}` } });
    expect(world.executions.settled).toEqual(new Map([['task-1', 'Closed']]));
    await expect(run('grace', 'close')).rejects.toMatchObject({ name: 'Closed' });
    await run('deactivate', 'undo');
    expect(await process()).toMatchObject({ status: 'CANCELLED' });
    expect(await typesOf(ada)).toEqual(['UserRegistered', 'UserDeactivated', 'UserReactivated']);
  });

  it('is the same again, also when it has ended', async () => {
    const { cancel, run } = await offboarding();
    const { headers } = await cancel();
    expect(headers).not.toHaveProperty('idempotent-replayed');
    const again = { status: 202, headers: { 'idempotent-replayed': 'true' } };
    expect(await cancel()).toMatchObject(again);
    await run('deactivate', 'undo');
    expect(await cancel()).toMatchObject(again);
  });

  it('is no success while its wait could not be ended, and ends it when it is sent again', async () => {
    const { world, cancel } = await offboarding();
    const { close } = world.executions;
    world.executions.close = async () => {
      throw Object.assign(new Error('gone'), { name: 'TimeoutError' });
    };
    expect(await cancel()).toMatchObject({ status: 503, body: { code: 'NETWORK_ERROR' } });
    world.executions.close = close;
    expect((await cancel()).status).toBe(202);
    expect(world.executions.settled).toEqual(new Map([['task-1', 'Closed']]));
  });
});

describe('too late', () => {
  it('is refused when the point of no return is passed, and changes nothing', async () => {
    const { world, cancel, run, input } = await offboarding();
    await run('delete');
    const before = await world.processes.get(input().processId);
    const answer = await cancel();
    expect(answer).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'RUNNING', allowed: [] } });
    expect(answer.body.detail).toContain('the step delete');
    expect(await world.processes.get(input().processId)).toEqual(before);
    expect(world.executions.settled.size).toBe(0);
  });

  it('is decided by one write, however cancelling and deleting cross', async () => {
    const outcomes = new Set<string>();
    for (let ahead = 0; ahead < CROSSINGS; ahead += 1) {
      const { world, cancel, run, input } = await offboarding();
      const late = async (): Promise<void> => {
        for (let turns = 0; turns < ahead; turns += 1) await Promise.resolve();
        return run('delete');
      };
      const [cancelled, deleted] = await Promise.allSettled([cancel(), late()]);
      const status = cancelled.status === 'fulfilled' ? cancelled.value.status : 0;
      const user = (await world.users.load(ada))?.state.status;
      const marked = (await world.processes.get(input().processId))?.cancelled ?? false;
      outcomes.add([status, deleted.status, user, marked].join(' '));
    }
    expect([...outcomes].sort()).toEqual(['202 rejected inactive true', '409 fulfilled deleted false']);
  });
});

describe('where an answer is waited for at the point of no return', () => {
  it('the token is dead, the pending user goes, and so does the process', async () => {
    const { world, cancel, call, run, token, input, process, typesOf } = await invitation();
    expect((await cancel()).status).toBe(202);
    expect(world.executions.settled.get('task-1')).toBe('Closed');
    expect(await call('POST', '/v1/invitations/accept', { body: { token: token() }, scope: null })).toMatchObject({ status: 400 });
    await expect(run('confirm', 'close')).rejects.toMatchObject({ name: 'Closed' });
    await run('admit', 'undo');
    expect(await process()).toMatchObject({ status: 'CANCELLED' });
    expect((await typesOf(input().userId)).slice(2)).toEqual(['InvitationRevoked', 'UserDeleted', 'UserErased']);
    expect((await call('POST', '/v1/users', { body: person })).status).toBe(201);
  });

  it('the answer that the log has first stands, though the process does not know it yet', async () => {
    const { world, cancel, call, token, input } = await invitation();
    world.executions.answer = async () => {};
    expect((await call('POST', '/v1/invitations/accept', { body: { token: token() }, scope: null })).status).toBe(200);
    expect(await world.processes.get(input().processId)).toMatchObject({ status: 'WAITING' });
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'WAITING' } });
    expect(await world.processes.get(input().processId)).not.toHaveProperty('cancelled');
  });

  it('nothing is marked while the log cannot be asked', async () => {
    const { world, cancel, input } = await invitation();
    const { execute } = world.users;
    world.users.execute = async () => ({ kind: 'unavailable', retryAfterSeconds: 1, outcomeUnknown: true });
    expect((await cancel()).status).toBe(503);
    expect(await world.processes.get(input().processId)).not.toHaveProperty('cancelled');
    world.users.execute = execute;
    expect((await cancel()).status).toBe(202);
  });

  test.each(Object.values<SagaDefinition>(SAGAS).map((saga) => [saga.name, saga] as const))('%s knows how to ask the log', (name, saga) => {
    const turn = saga.steps.find((step) => step.name === saga.pointOfNoReturn);
    expect(name in WITHDRAWALS).toBe(turn?.wait !== undefined);
  });
});
