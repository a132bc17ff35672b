// The cache of unwrapped keys: bounded in time and in number.
import { expect, it } from 'vitest';
import { createKeyCache } from '../../../../functions/runtime/keyring/key-cache.ts';

const key = new Uint8Array(32);

it('forgets after 60 s, used or not', () => {
  let now = 0;
  const cache = createKeyCache(() => now);
  cache.set('user_1', key);
  now = 59_999;
  expect(cache.get('user_1')).toBe(key);
  now = 60_000;
  expect(cache.get('user_1')).toBeUndefined();
});

it('keeps the 1,000 that were used last', () => {
  const cache = createKeyCache(() => 0);
  for (let index = 0; index < 1_000; index += 1) cache.set(`user_${index}`, key);
  cache.get('user_0');
  cache.set('user_new', key);
  expect([cache.get('user_0'), cache.get('user_1'), cache.get('user_new')]).toEqual([key, undefined, key]);
});
