// When a polled source may be called drained: the one place where a wrong answer would let a caller read too early.
import { expect, test } from 'vitest';
import { DrainCheck } from '../../../infra/local/mappings/drain-check.ts';

/** The answer so far, or undefined while there is none. */
const asked = (drain: DrainCheck): (() => Promise<number | undefined>) => {
  let answer: number | undefined;
  const settled = drain.ask().then((pending) => (answer = pending));
  return async () => {
    await Promise.race([settled, new Promise((resolve) => setImmediate(resolve))]);
    return answer;
  };
};

test('an empty poll that began before the question proves nothing; the next one does', async () => {
  const drain = new DrainCheck();
  drain.begin();
  const answer = asked(drain);
  drain.end();
  expect(await answer()).toBeUndefined();
  drain.begin();
  expect(await answer()).toBeUndefined();
  drain.end();
  expect(await answer()).toBe(0);
});

test('records found answer at once, and count until their round ends', async () => {
  const drain = new DrainCheck();
  drain.begin();
  const early = asked(drain);
  drain.found(3);
  expect(await early()).toBe(3);
  expect(await asked(drain)()).toBe(3);
  drain.end(true);
  const late = asked(drain);
  expect(await late()).toBeUndefined();
  drain.begin();
  drain.end();
  expect(await late()).toBe(0);
});

test('a poll that failed, and a source that is polled no more, prove nothing', async () => {
  const drain = new DrainCheck();
  const failed = asked(drain);
  drain.begin();
  drain.end(true);
  expect(await failed()).toBe(1);
  const left = asked(drain);
  drain.close();
  expect(await left()).toBe(1);
  expect(await asked(drain)()).toBe(1);
});
