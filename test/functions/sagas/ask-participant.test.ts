// One participant's part of a step, asked by the real function and answered over HTTP: what is known decides what is undone. On the memory twins.
import { expect, test } from 'vitest';
import type { ParticipantCall, ParticipantOutcome } from '../../../domain/kernel/participant.ts';
import type { ProcessRecord, TaskPlace } from '../../../domain/process/progress.ts';
import { signed } from '../../../functions/runtime/participants/webhook.ts';
import { askParticipant } from '../../../functions/runtime/sagas/ask-participant.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { request, send } from '../../kit/http.ts';
import { BILLING, SECRET } from '../../kit/participants.ts';

const UNKNOWN: ParticipantOutcome = { kind: 'unknown', code: 'TIMEOUT' };
const BUSY: ParticipantOutcome = { kind: 'failed', retryable: true, code: 'BUSY' };
const NO: ParticipantOutcome = { kind: 'failed', retryable: false, code: 'REFUSED' };
const ACCEPTED: ParticipantOutcome = { kind: 'accepted' };
const STRANGER = `whsec_${Buffer.from('of somebody else, in all 32 byte').toString('base64')}`;
const inMinutes = (count: number) => ({ at: Date.now() + count * 60_000 });
const ACTIONS = { act: 'provision', undo: 'deprovision' } as const;

/** @param script what the participant answers, one turn after the other; then it does all it is asked */
const onboarding = async (...script: readonly (ParticipantOutcome | Error)[]) => {
  const world = createWorld();
  const body = { email: 'grace@example.com', name: 'Grace Hopper' };
  await send(world, request('POST', '/v1/registrations', { body, scope: null }));
  const { processId = '', userId = '' } = world.executions.started[0] ?? {};
  const turns = [...script];
  const calls: ParticipantCall[] = [];
  const call = async (asked: ParticipantCall): Promise<ParticipantOutcome> => {
    calls.push(asked);
    const turn = turns.shift() ?? { kind: 'done' };
    if (turn instanceof Error) throw turn;
    return turn;
  };
  const ask = (phase: TaskPlace['phase'] = 'act', taskToken?: string): Promise<void> =>
    askParticipant(
      {
        processId,
        userId: userId ?? 'about many',
        step: 'provision',
        participant: BILLING,
        phase,
        action: ACTIONS[phase],
        ...(taskToken !== undefined && { taskToken }),
      },
      FAR,
      world.clock.now,
      () => ({ processes: world.processes, participants: { call } }),
    );
  const callback = (outcome: 'done' | 'failed', { step = 'provision-billing', secret = SECRET, at = Date.now(), id = processId } = {}) => {
    const message = signed(`${id}:${step}:${outcome}`, JSON.stringify({ processId: id, step, outcome }), [secret], at);
    return send(world, request('POST', '/v1/participants/callback', { raw: message.body, headers: message.headers, scope: null }));
  };
  const record = async (): Promise<ProcessRecord> => {
    const kept = await world.processes.get(processId);
    if (kept === undefined) throw new Error('no process');
    return kept;
  };
  const states = async () => (await record()).steps.map(({ name, state }) => `${name} ${state}`);
  const asked = () => calls.map(({ action, step }) => `${action} ${step}`);
  return { world, ask, callback, record, states, asked, calls };
};

test('done at once: asked once, and once to undo it', async () => {
  const { ask, states, asked, calls } = await onboarding();
  await ask();
  await ask();
  expect(await states()).toEqual(['provision-billing DONE']);
  await ask('undo');
  await ask('undo');
  expect(await states()).toEqual(['provision-billing UNDONE']);
  expect(asked()).toEqual(['provision provision-billing', 'deprovision undo-provision-billing']);
  expect(JSON.stringify(calls)).not.toMatch(/grace|hopper/iu);
});

test.each<[string, readonly (ParticipantOutcome | Error)[], boolean]>([
  ['a certain no', [NO], false],
  ['a certain no after another', [BUSY, NO], false],
  ['a doubt', [UNKNOWN], true],
  ['a certain no after a doubt', [UNKNOWN, NO], true],
  ['a fault of our own', [new Error('no secrets')], true],
])('%s: undone only where it may have been done', async (_words, script, undone) => {
  const { ask, asked, states } = await onboarding(...script);
  for (const turn of script) {
    const retryable = turn instanceof Error || turn.kind === 'unknown' || (turn.kind === 'failed' && turn.retryable);
    const error = turn instanceof Error ? 'INTERNAL_ERROR' : retryable ? 'Unavailable' : 'Refused';
    await expect(ask()).rejects.toMatchObject({ name: error });
  }
  await ask('undo');
  expect(asked().includes('deprovision undo-provision-billing')).toBe(undone);
  expect(await states()).toEqual(['provision-billing UNDONE']);
});

test('never asked: nothing to undo, nothing to show', async () => {
  const { ask, asked, states } = await onboarding();
  await ask('undo');
  expect([await states(), asked()]).toEqual([[], []]);
});

test('asked when the process has turned back: nothing happens', async () => {
  const { ask, asked, world, record } = await onboarding();
  await world.processes.change((await record()).id, (known) => ({ ...known, status: 'COMPENSATING' }));
  await expect(ask()).rejects.toMatchObject({ name: 'Refused', message: 'LATE' });
  expect(asked()).toEqual([]);
});

test('taken on: the process waits, and the answer leads on; twice is once', async () => {
  const { ask, callback, states, record, world } = await onboarding(ACCEPTED);
  await expect(ask()).rejects.toMatchObject({ name: 'Accepted' });
  await ask('act', 'task-1');
  expect((await record()).status).toBe('WAITING');
  expect(await states()).toEqual(['provision-billing WAITING']);
  expect(await callback('done')).toMatchObject({ status: 204, body: undefined });
  expect(await callback('done')).toMatchObject({ status: 204, body: undefined });
  expect([...world.executions.settled]).toEqual([['task-1', 'answered']]);
  expect(await states()).toEqual(['provision-billing DONE']);
  expect(await callback('failed')).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'done' } });
});

test('an answer that is faster than the wait for it is found there', async () => {
  const yes = await onboarding(ACCEPTED);
  await expect(yes.ask()).rejects.toMatchObject({ name: 'Accepted' });
  await yes.callback('done');
  await expect(yes.ask('act', 'task-1')).rejects.toMatchObject({ name: 'Answered' });
  await yes.ask();
  expect(yes.asked()).toHaveLength(1);

  const no = await onboarding(ACCEPTED);
  await expect(no.ask()).rejects.toMatchObject({ name: 'Accepted' });
  await no.callback('failed');
  await expect(no.ask('act', 'task-1')).rejects.toMatchObject({ name: 'Answered' });
  await expect(no.ask()).rejects.toMatchObject({ name: 'Refused', message: 'DECLINED' });
  await no.ask('undo');
  expect(no.asked()).toHaveLength(1);
});

test('a no ends the wait; asked again, it may become a yes', async () => {
  const { ask, callback, world, states } = await onboarding(ACCEPTED);
  await expect(ask()).rejects.toMatchObject({ name: 'Accepted' });
  await ask('act', 'task-1');
  expect(await callback('failed')).toMatchObject({ status: 204 });
  expect(await callback('failed')).toMatchObject({ status: 204 });
  expect([...world.executions.settled]).toEqual([['task-1', 'Refused']]);
  expect(await states()).toEqual(['provision-billing FAILED']);
  await ask();
  expect(await states()).toEqual(['provision-billing DONE']);
});

test('a step that is undone stays so, whatever its participant says late', async () => {
  const { ask, callback, states } = await onboarding(UNKNOWN);
  await expect(ask()).rejects.toMatchObject({ name: 'Unavailable' });
  await ask('undo');
  expect(await callback('done')).toMatchObject({ status: 204 });
  expect(await states()).toEqual(['provision-billing UNDONE']);
});

test('a callback is refused without a signature of a participant, of another time, and for what nobody asked', async () => {
  const { ask, callback, world, states } = await onboarding(ACCEPTED);
  await expect(ask()).rejects.toMatchObject({ name: 'Accepted' });
  const unsigned = request('POST', '/v1/participants/callback', { raw: '{}', scope: null });
  for (const refused of [
    send(world, unsigned),
    callback('done', { secret: STRANGER }),
    callback('done', inMinutes(-6)),
    callback('done', inMinutes(6)),
  ])
    expect(await refused).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  for (const other of [{ id: `proc_${'0'.repeat(32)}` }, { step: 'provision-crm' }, { step: 'undo-provision-billing' }])
    expect(await callback('done', other)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  expect(await states()).toEqual(['provision-billing WAITING']);
});

test('a signed callback that is no JSON, or not the right one, is told so', async () => {
  const { world } = await onboarding();
  const post = (body: string) => {
    const message = signed('id', body, [SECRET], Date.now());
    return send(world, request('POST', '/v1/participants/callback', { raw: message.body, headers: message.headers, scope: null }));
  };
  expect(await post('no json')).toMatchObject({ status: 400, body: { code: 'MALFORMED_JSON' } });
  const wrong = await post(JSON.stringify({ processId: 'p1', step: 'a', outcome: 'maybe', token: 'x' }));
  expect(wrong).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/outcome', '/processId', '/token']);
});
