// `just saga` without a stack: how it is used, what it makes of histories, and how it reaches an account.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExecutionEvent, Executions } from '../../../infra/tools/saga/executions.ts';
import { redrive, redriveText } from '../../../infra/tools/saga/redrive.ts';

const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:Erasure';

const bin = mkdtempSync(join(tmpdir(), 'aws-'));
afterAll(() => rmSync(bin, { recursive: true }));

const saga = (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, ['infra/tools/saga.ts', ...args], { encoding: 'utf8', env });

const event = (id: number, type: string, more: Partial<ExecutionEvent> = {}): ExecutionEvent => ({
  id,
  type,
  state: null,
  error: null,
  ...more,
});
const entered = (id: number, state: string): ExecutionEvent => event(id, 'TaskStateEntered', { state });

const PARKED = [entered(1, 'erase'), event(2, 'TaskFailed', { error: 'Refused' }), entered(3, 'park erase'), event(4, 'ExecutionFailed')];

/** Each look sees one event more than the one before. */
const executionsOf = (later: readonly ExecutionEvent[]): Executions & { readonly redriven: string[] } => {
  const redriven: string[] = [];
  let seen = 0;
  return {
    redriven,
    redrive: async (name) => void redriven.push(name),
    events: async () => [...PARKED, ...later.slice(0, redriven.length === 0 ? 0 : (seen += 1))],
    pause: async () => undefined,
  };
};

describe('a redrive', () => {
  it('tells each state once, and nothing of the time before', async () => {
    const said: string[] = [];
    const executions = executionsOf([
      event(5, 'ExecutionRedriven'),
      entered(6, 'erase'),
      entered(7, 'forget'),
      event(8, 'ExecutionSucceeded'),
    ]);
    const result = await redrive('proc_1', executions, (words) => said.push(words.trim()));
    expect(result).toEqual({ processId: 'proc_1', succeeded: true, states: ['erase', 'forget'], errors: [] });
    expect([executions.redriven, said]).toEqual([['proc_1'], ['proc_1 goes on', 'erase', 'forget']]);
  });

  it('says why it is parked again', async () => {
    const executions = executionsOf([
      entered(5, 'erase'),
      event(6, 'TaskFailed', { error: 'Unavailable' }),
      event(7, 'ExecutionFailed', { error: 'PARKED' }),
    ]);
    expect(redriveText(await redrive('proc_1', executions, () => undefined))).toBe('proc_1 is parked again: Unavailable');
  });
});

describe('just saga', () => {
  it('says how it is used', () => {
    expect(saga(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('aws stepfunctions redrive-execution') });
  });

  it('ends with 2 and a reason where it is called wrongly, or nothing answers', () => {
    for (const args of [['redrive'], ['nonsense'], ['list', '--machine', MACHINE], ['redrive', 'proc_1', '--kind', 'import']])
      expect(saga(args)).toMatchObject({ status: 2, stderr: expect.stringContaining('just saga [list') });
    expect(saga(['--status', 'BROKEN'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--status must be one of RUNNING') });
    expect(saga(['--kind', 'wedding'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--kind must be one of onboarding') });
    expect(saga(['--url', 'http://127.0.0.1:1'])).toMatchObject({ status: 2, stderr: expect.stringContaining('npm start') });
    const arn = saga(['redrive', 'proc_1', '--machine', 'Erasure']);
    expect(arn).toMatchObject({ status: 2, stderr: expect.stringContaining('--machine must be the ARN') });
  });

  it('reaches an account through the AWS CLI', () => {
    const redriven = join(bin, 'redriven');
    const stub = `#!${process.execPath}
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const [service, command] = process.argv.slice(2);
const { executionArn } = JSON.parse(readFileSync(0, 'utf8'));
if (service !== 'stepfunctions' || executionArn !== '${MACHINE.replace('stateMachine', 'execution')}:proc_1') process.exit(3);
const entered = (id, name) => ({ id, type: 'TaskStateEntered', stateEnteredEventDetails: { name } });
const later = [{ id: 5, type: 'ExecutionRedriven' }, entered(6, 'forget'), { id: 7, type: 'ExecutionSucceeded' }];
if (command === 'redrive-execution') writeFileSync('${redriven}', '');
else console.log(JSON.stringify({ events: [entered(1, 'erase'), ...(existsSync('${redriven}') ? later : [])].toReversed() }));
`;
    writeFileSync(join(bin, 'aws'), stub);
    chmodSync(join(bin, 'aws'), 0o755);
    const args = ['redrive', 'proc_1', '--machine', MACHINE, '--json'];
    const { status, stdout } = saga(args, { ...process.env, PATH: bin });
    expect([status, JSON.parse(stdout)]).toEqual([0, { processId: 'proc_1', succeeded: true, states: ['forget'], errors: [] }]);
    expect(saga(args, { ...process.env, PATH: '' })).toMatchObject({ status: 2, stderr: expect.stringContaining('AWS CLI') });
    const other = saga(['redrive', 'proc_2', '--machine', MACHINE], { ...process.env, PATH: bin });
    expect(other).toMatchObject({ status: 2, stderr: expect.stringContaining('get-execution-history failed') });
  });
});
