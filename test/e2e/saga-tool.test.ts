// `just saga` on a whole stack: a process that a real fault parked is listed, is parked again while the fault lasts, and is taken up when it is mended.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';
import { runTool } from './tool.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const saga = (...args: string[]) => runTool('infra/tools/saga.ts', [...args, '--url', directory.url]);
const listed = async (...args: string[]) => JSON.parse((await saga('list', '--json', ...args)).stdout).items;
const statusOf = async (id: string) => (await directory.api('GET', `/v1/processes/${id}`)).body.status;

/** @returns the process that erases somebody of whom the participant does not let go */
const parked = async (email: string): Promise<string> => {
  expect(directory.stack.participant.behaviour.add({ kind: 'refuse', action: 'erase', probability: 1 })).toEqual({ ok: true });
  const { id } = (await directory.api('POST', '/v1/users', { body: { email, name: 'Planted Person' } })).body;
  await directory.api('DELETE', `/v1/users/${id}`);
  const { processId } = (await directory.api('POST', `/v1/users/${id}/erase`, { body: { confirmUserId: id } })).body;
  await expect.poll(() => statusOf(processId), { timeout: 60_000 }).toBe('PARKED');
  await directory.quiet();
  return processId;
};

it('lists what is parked and why, before what only waits, and takes it up once it is mended', async () => {
  const id = await parked('planted@example.com');
  await directory.anonymous('POST', '/v1/registrations', { body: { email: 'waiting@example.com', name: 'Planted Person' } });
  await expect
    .poll(() => listed(), { timeout: 60_000 })
    .toMatchObject([
      { id, kind: 'erasure', status: 'PARKED', steps: ['erase'], why: 'Refused' },
      { kind: 'onboarding', status: 'WAITING', steps: ['confirm'], why: null },
    ]);
  expect(await listed('--kind', 'onboarding', '--status', 'PARKED')).toEqual([]);
  expect((await saga()).stdout).toMatch(new RegExp(`${id} +erasure +PARKED +\\S+ +erase +Refused`, 'u'));

  const again = await saga('redrive', id);
  expect(again).toMatchObject({ status: 1, stdout: `${id} is parked again: Refused\n` });
  expect(again.stderr.split('\n')).toEqual(expect.arrayContaining(['  park erase', '  erase']));
  expect(await statusOf(id)).toBe('PARKED');

  directory.stack.participant.behaviour.clear();
  const mended = await saga('redrive', id, '--json');
  expect([mended.status, mended.stderr, JSON.parse(mended.stdout)]).toMatchObject([
    0,
    '',
    { processId: id, succeeded: true, states: ['erase', 'erase sample', 'settle erase', 'forget', 'certify'] },
  ]);
  expect(await statusOf(id)).toBe('COMPLETED');
  expect(await listed()).toMatchObject([{ kind: 'onboarding' }]);
});

it('says what it cannot redrive', async () => {
  const [{ id }] = (await directory.api('GET', '/v1/processes?status=COMPLETED')).body.items;
  expect(await saga('redrive', id)).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be redriven') });
  const nobody = `proc_${'0'.repeat(32)}`;
  expect(await saga('redrive', nobody)).toMatchObject({ status: 2, stderr: expect.stringContaining(nobody) });
  const { status } = await directory.anonymous('POST', '/_local/executions', { body: { redrive: 7 } });
  expect(status).toBe(400);
});
