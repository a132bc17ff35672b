// Which event is told to which process, and that nothing is told to one that waits for something else.
import { describe, expect, it } from 'vitest';
import { SAGAS } from '../../../domain/catalog.ts';
import { ANSWERS, type AnsweringEvent } from '../../../domain/user/answers.ts';
import { createMemoryExecutions } from '../../../functions/runtime/sagas/memory-executions.ts';
import { tellProcess } from '../../../functions/runtime/sagas/tell-process.ts';
import type { ProcessRecord } from '../../../domain/process/progress.ts';

const HASH = '0190f3a27c5b7e1d8a46c3b2f1e0d9c8';
const PROCESS = `proc_${HASH}`;

const event = (type: string, data: Record<string, unknown> = {}, causationId?: string): AnsweringEvent => ({
  type,
  correlationId: 'a-request',
  ...(causationId && { causationId }),
  data,
});

/** @param step that the process waits in */
const telling = (step: string | undefined) => {
  const executions = createMemoryExecutions();
  const wait = step && { wait: { step, taskToken: 'task', until: '' } };
  const processes = {
    get: async (id: string) => (id === PROCESS ? ({ ...wait } as unknown as ProcessRecord) : undefined),
  };
  return { executions, tell: (told: AnsweringEvent) => tellProcess(told, { processes, executions }) };
};

describe('a process that waits', () => {
  it.each([
    ['confirm', event('UserActivated', {}, PROCESS), 'answered'],
    ['confirm', event('InvitationRevoked', { invitationId: `inv_${HASH}` }), 'Closed'],
    ['confirm', event('EmailChanged', { processId: PROCESS }), 'answered'],
    ['confirm', event('EmailChangeCancelled', { processId: PROCESS }), 'Closed'],
    ['revert', event('EmailChangeReverted', { processId: PROCESS }), 'Closed'],
  ])('in %s is told of %o: %s', async (step, told, result) => {
    const { tell, executions } = telling(step);
    expect(await tell(told)).toBe(true);
    expect(executions.settled).toEqual(new Map([['task', result]]));
  });

  it.each([
    ['for something else by now', 'revert', event('EmailChanged', { processId: PROCESS })],
    ['for nothing', undefined, event('EmailChanged', { processId: PROCESS })],
    ['and is not meant', 'confirm', event('EmailChanged', { processId: PROCESS.replace('0190', '0000') })],
    ['is not meant where somebody is active by another way', 'confirm', event('UserActivated')],
    ['is not meant where somebody else caused it', 'confirm', event('UserActivated', {}, 'a-request')],
    ['does not wait for such an event', 'confirm', event('UserRenamed', { processId: PROCESS }, PROCESS)],
  ])('%s is told nothing', async (_, step, told) => {
    const { tell, executions } = telling(step);
    expect(await tell(told)).toBe(false);
    expect(executions.settled.size).toBe(0);
  });

  it('and cannot be told is told again by whoever brought the event', async () => {
    const { tell, executions } = telling('confirm');
    executions.answer = async () => {
      throw new Error('ThrottlingException');
    };
    await expect(tell(event('EmailChanged', { processId: PROCESS }))).rejects.toThrow('ThrottlingException');
  });
});

it('each answer is for a step that waits for a person', () => {
  const waits = Object.values(SAGAS).flatMap(({ steps }) => steps.flatMap(({ name, wait }) => (wait?.for === 'token' ? [name] : [])));
  for (const { step } of Object.values(ANSWERS)) expect(waits).toContain(step);
  expect(new Set(waits)).toEqual(new Set(Object.values(ANSWERS).map(({ step }) => step)));
});
