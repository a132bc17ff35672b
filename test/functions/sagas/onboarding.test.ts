// Onboarding, its steps run by hand in the order of the flow: the same endpoints and handlers as deployed, on the memory twins.
import { expect, test } from 'vitest';
import { onboarding } from '../../../domain/sagas/onboarding.ts';
import type { Phase } from '../../../domain/kernel/saga-flow.ts';
import { step as activate } from '../../../functions/sagas/onboarding/activate.ts';
import { step as admit } from '../../../functions/sagas/onboarding/admit.ts';
import { step as confirm } from '../../../functions/sagas/onboarding/confirm.ts';
import { parkProcess } from '../../../functions/runtime/sagas/parking.ts';
import { hearing } from '../../kit/hearing.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { request, send } from '../../kit/http.ts';
import { ada, aUserRegistered } from '../../kit/users.ts';

const HALF_DAY_MS = 43_200_000;
const person = { email: 'grace@example.com', name: 'Grace Hopper' };
const STEPS = { admit, confirm, activate };

const onboard = () => {
  const world = createWorld();
  const ports = () => ({ ...world, links: 'https://accounts.example.com' });
  const register = (body: object = person, key = 'key-1') =>
    send(world, request('POST', '/v1/registrations', { body, headers: { 'idempotency-key': key }, scope: null }));
  const input = () => {
    const [started] = world.executions.started;
    if (started === undefined) throw new Error('nothing was started');
    return { ...started, userId: started.userId ?? 'about many' };
  };
  const run = (step: keyof typeof STEPS, phase: Phase = 'act', taskToken?: string) => {
    const { processId, userId, waits } = input();
    const wait = taskToken === undefined ? {} : { taskToken, seconds: waits[step] ?? 0 };
    return STEPS[step].run({ processId, userId, phase, ...wait }, FAR, () => world.clock.now(), ports);
  };
  const tokenOf = (at: number): string => /#(\S+)/.exec(world.mailer.sent[at]?.text ?? '')?.[1] ?? '';
  const hear = hearing(world);
  const verify = async (token: string, headers: Record<string, string> = {}) => {
    const answer = await send(world, request('POST', '/v1/registrations/verify', { body: { token }, scope: null, headers }));
    await hear();
    return answer;
  };
  const process = async () => (await send(world, request('GET', `/v1/processes/${input().processId}`))).body;
  return { world, register, run, tokenOf, verify, process, input };
};

test('register, confirm, active', async () => {
  const { world, register, run, tokenOf, verify, process, input } = onboard();
  const answer = await register();
  expect(answer).toMatchObject({ status: 202, headers: { location: `/v1/processes/${input().processId}` }, body: undefined });
  expect(input()).toEqual({ processId: input().processId, userId: input().userId, waits: { confirm: 43_200 } });
  await run('admit');
  await run('confirm', 'act', 'task-1');
  expect(world.mailer.sent).toMatchObject([{ to: person.email, subject: 'Please confirm your address' }]);
  expect(await process()).toMatchObject({
    status: 'WAITING',
    steps: [
      { name: 'admit', state: 'DONE' },
      { name: 'confirm', state: 'WAITING' },
    ],
  });
  expect(await verify(tokenOf(0))).toMatchObject({ status: 200, body: { ...person, status: 'active', id: input().userId } });
  expect(world.executions.settled.get('task-1')).toBe('answered');
  await run('activate');
  expect(await process()).toMatchObject({
    status: 'COMPLETED',
    steps: [{ state: 'DONE' }, { state: 'DONE' }, { name: 'activate', state: 'DONE' }],
  });
  expect((await world.eventsOf(input().userId)).map(({ type }) => type)).toEqual(['UserRegistered', 'UserActivated']);
});

test('a token is good once, or for the same request again', async () => {
  const { register, run, tokenOf, verify } = onboard();
  await register();
  await run('admit');
  await run('confirm', 'act', 'task-1');
  const headers = { 'idempotency-key': 'click' };
  expect(await verify('not-a-token')).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  expect(await verify(tokenOf(0), headers)).toMatchObject({ status: 200 });
  expect(await verify(tokenOf(0), headers)).toMatchObject({ status: 200, headers: { 'idempotent-replayed': 'true' } });
  expect(await verify(tokenOf(0))).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
});

test('nobody answers: a reminder, then nothing is left, and the address is free', async () => {
  const { world, register, run, tokenOf, verify, process, input } = onboard();
  await register();
  await run('admit');
  await run('confirm', 'act', 'task-1');
  world.clock.paused += HALF_DAY_MS;
  await run('confirm', 'remind', 'task-2');
  expect(world.mailer.sent.map(({ subject }) => subject)).toEqual([
    'Please confirm your address',
    'Your account waits for you to confirm your address',
  ]);
  world.clock.paused += HALF_DAY_MS;
  await expect(run('confirm', 'close')).rejects.toMatchObject({ name: 'Closed' });
  expect(await verify(tokenOf(1))).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  await run('admit', 'undo');
  expect(await process()).toMatchObject({
    status: 'COMPENSATED',
    steps: [
      { name: 'admit', state: 'UNDONE' },
      { name: 'confirm', state: 'FAILED' },
    ],
  });
  expect(await world.keyring.get(input().userId, { deadline: FAR })).toBeUndefined();
  expect((await send(world, request('POST', '/v1/users', { body: person }))).status).toBe(201);
});

test('who answers in the last moment is onboarded, whatever the machine believes', async () => {
  const { register, run, tokenOf, verify, process } = onboard();
  await register();
  await run('admit');
  await run('confirm', 'act', 'task-1');
  await verify(tokenOf(0));
  await run('confirm', 'close');
  await run('activate');
  expect(await process()).toMatchObject({ status: 'COMPLETED' });
});

test('an address that is taken: the same answer, a notice to its owner, and nothing of the request is kept', async () => {
  const { world, register, run, process, input } = onboard();
  await world.happened(ada, aUserRegistered({ email: 'Grace@Example.com' }));
  expect(await register()).toMatchObject({ status: 202, body: undefined });
  await expect(run('admit')).rejects.toMatchObject({ name: 'Refused' });
  expect(world.mailer.sent).toMatchObject([{ to: person.email, subject: 'You have an account already' }]);
  await run('admit', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect((await world.processes.get(input().processId))?.request).toBeUndefined();
  expect(await world.keyring.get(input().userId, { deadline: FAR })).toBeUndefined();
});

test('the same registration again is the same process; another under its key is refused', async () => {
  const { world, register } = onboard();
  const first = await register();
  expect(await register()).toMatchObject({ status: 202, headers: { location: first.headers.location, 'idempotent-replayed': 'true' } });
  expect(await register({ ...person, name: 'Somebody Else' })).toMatchObject({ status: 422 });
  expect(world.executions.started).toHaveLength(1);
});

test('a step that comes twice has one effect; one that comes after the turn has none', async () => {
  const { world, register, run, input } = onboard();
  await register();
  await run('admit');
  await run('admit');
  expect(await world.eventsOf(input().userId)).toHaveLength(1);
  await run('admit', 'undo');
  await expect(run('confirm', 'act', 'late')).rejects.toMatchObject({ name: 'Refused' });
  expect(world.mailer.sent).toEqual([]);
});

test('a parked process fails, and goes on once when it comes again after a redrive', async () => {
  const { world, register, run, process, input } = onboard();
  await register();
  await run('admit');
  const parking = (redrives: number) =>
    parkProcess({ processId: input().processId, step: 'admit', phase: 'undo', redrives }, world.processes, world.clock.now());
  const isParked = { name: 'PARKED' };
  await expect(parking(0)).rejects.toMatchObject(isParked);
  expect(await process()).toMatchObject({ status: 'PARKED', steps: [{ name: 'admit', state: 'PARKED' }] });
  // Not by a second delivery; and what fails before it is entered is parked again rather than tried for ever.
  await expect(parking(0)).rejects.toMatchObject(isParked);
  await parking(1);
  await expect(parking(1)).rejects.toMatchObject(isParked);
  await parking(2);
  await run('admit', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
});

test('nothing personal is in a process, nor in what its execution is told', async () => {
  const { world, register, run, process, input } = onboard();
  await register();
  await run('admit');
  await run('confirm', 'act', 'task-1');
  const kept = await world.processes.get(input().processId);
  for (const text of [input(), await process(), { ...kept, request: Buffer.from(kept?.request ?? []).toString('latin1') }].map((part) =>
    JSON.stringify(part),
  )) {
    expect(text).not.toMatch(/grace|hopper/i);
  }
  expect(onboarding.steps.map(({ name }) => name)).toEqual(['admit', 'provision', 'confirm', 'activate']);
});
