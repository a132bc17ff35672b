// The identity of a user: opaque, and derived from the command that creates it, so that a repeated creation meets its own stream.
import type { Brand } from '../kernel/brand.ts';
import { branded } from '../kernel/validation.ts';
import { pattern } from '../kernel/validators.ts';

/** `user_` and 32 lower-case hex digits; also the id of the user's stream. */
export type UserId = Brand<string, 'UserId'>;

const shape = /^user_[0-9a-f]{32}$/;

export const UserId = branded<UserId>(pattern('be user_ and 32 hexadecimal digits', shape), {
  examples: ['user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8'],
  pattern: shape.source,
});

export const isUserId = (text: string): text is UserId => shape.test(text);

/** @throws RangeError unless `hash` is 32 lower-case hex digits, e.g. a command id. */
export const userIdFor = (hash: string): UserId => {
  const id = `user_${hash}`;
  if (!isUserId(id)) throw new RangeError('a user id is made from 32 lower-case hexadecimal digits');
  return id;
};
