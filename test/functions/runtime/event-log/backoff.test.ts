// The retry layer: reads are repeated inside the deadline, and nothing is begun after it.
import { expect, it } from 'vitest';
import type { Effects } from '../../../../functions/runtime/event-log/effects.ts';
import { persistentLog } from '../../../../functions/runtime/event-log/backoff.ts';
import { DependencyUnavailable, type EventLog } from '../../../../functions/runtime/event-log/ports.ts';
import { createMemoryEventLog } from '../../../../functions/runtime/memory/event-log.ts';

const world = (failures: number, error: Error) => {
  let [now, calls] = [0, 0];
  const effects: Effects = {
    now: () => now,
    random: () => 1,
    sleep: async (ms) => {
      now += ms;
    },
  };
  const log: EventLog = {
    ...createMemoryEventLog(),
    tip: async () => {
      calls += 1;
      if (calls <= failures) throw error;
      return {};
    },
  };
  return { tip: (deadline: number) => persistentLog(log, effects).tip('user_1', { deadline }), calls: () => calls, now: () => now };
};

it('repeats what may succeed later', async () => {
  const { tip, calls } = world(3, new DependencyUnavailable('The log'));
  expect(await tip(1_000)).toEqual({});
  expect(calls()).toBe(4);
});

it('gives up at the deadline, and waits no longer than to it', async () => {
  const { tip, now } = world(1_000, new DependencyUnavailable('The log'));
  await expect(tip(5_000)).rejects.toThrow(DependencyUnavailable);
  expect(now()).toBe(5_000);
});

it('begins nothing after the deadline', async () => {
  const { tip, calls } = world(0, new Error());
  await expect(tip(0)).rejects.toThrow(DependencyUnavailable);
  expect(calls()).toBe(0);
});

it('does not repeat a mistake', async () => {
  const { tip, calls } = world(1, new RangeError('ours'));
  await expect(tip(1_000)).rejects.toThrow(RangeError);
  expect(calls()).toBe(1);
});
