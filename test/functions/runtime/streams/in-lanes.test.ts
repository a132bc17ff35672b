// Lanes: every item once, never more at a time than asked for, and one failure is not lost.
import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../../functions/runtime/streams/in-lanes.ts';

describe('inLanes', () => {
  it('runs every item once, and no more than its width at a time', async () => {
    let running = 0;
    let most = 0;
    const answers = await inLanes([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return item * 10;
    });
    expect(answers.toSorted((a, b) => a - b)).toEqual([10, 20, 30, 40, 50, 60, 70]);
    expect(most).toBe(3);
  });

  it('rejects with what a task threw', async () => {
    const broken = new Error('broken');
    await expect(inLanes([1, 2, 3], 2, (item) => (item === 2 ? Promise.reject(broken) : Promise.resolve(item)))).rejects.toBe(broken);
  });
});
