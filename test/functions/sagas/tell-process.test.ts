// Telling a process of an answer that is kept: again while there is time, and never longer than the request may take.
import { expect, it } from 'vitest';
import type { ProcessRecord } from '../../../domain/process/progress.ts';
import type { Effects } from '../../../functions/runtime/event-log/effects.ts';
import { tellProcess } from '../../../functions/runtime/sagas/tell-process.ts';

const processId = 'proc_1';
const DEADLINE = 9_500;
const named = (name: string): Error => Object.assign(new Error(name), { name });

/** Each try takes `tryMs`; the first of them fail with these. */
const telling = async (failures: readonly string[], tryMs: number) => {
  let now = 0;
  let tries = 0;
  const told: string[] = [];
  const effects: Effects = { now: () => now, random: () => 1, sleep: async (ms) => void (now += ms) };
  const processes = { get: async () => ({ wait: { step: 'confirm', taskToken: 'token', until: '' } }) as unknown as ProcessRecord };
  const tell = async (taskToken: string): Promise<void> => {
    now += tryMs;
    const failure = failures[tries];
    tries += 1;
    if (failure !== undefined) throw named(failure);
    told.push(taskToken);
  };
  await tellProcess({ processId, deadline: DEADLINE }, processes, tell, effects);
  return { told, tries, now };
};

it('tries again where that may go well', async () => {
  expect(await telling(['TimeoutError', 'ThrottlingException'], 100)).toMatchObject({ told: ['token'], tries: 3 });
});

it('does not where it cannot', async () => {
  expect(await telling(['AccessDeniedException'], 100)).toMatchObject({ told: [], tries: 1 });
});

it('begins no try that the request would not outlast', async () => {
  const { told, tries, now } = await telling(
    Array.from({ length: 100 }, () => 'TimeoutError'),
    3_400,
  );
  expect(told).toEqual([]);
  expect(tries).toBe(2);
  expect(now).toBeLessThan(DEADLINE);
});
