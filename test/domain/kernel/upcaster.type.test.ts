// What must not compile: a chain of upcasters that skips, adds, swaps or bends a step.
import { expect, expectTypeOf, test } from 'vitest';
import { upcast, type Upcaster, type UpcasterChain } from '../../../domain/kernel/upcaster.ts';
import { userUpcasters } from '../../../domain/user/history.ts';
import type { UserEventOf } from '../../../domain/user/events.ts';

/** A name that became two, and then got a language. */
type V1 = { readonly name: string };
type V2 = { readonly given: string; readonly family: string };
type V3 = V2 & { readonly language: string | null };
type Chain = UpcasterChain<readonly [V1, V2, V3]>;

const split = ({ name }: V1): V2 => ({ given: name.split(' ')[0] ?? '', family: name.split(' ').slice(1).join(' ') });
const speak = (data: V2): V3 => ({ ...data, language: null });

test('the chain of three shapes is exactly two steps, each from one shape to the next', () => {
  expectTypeOf<Chain>().toEqualTypeOf<readonly [Upcaster<V1, V2>, Upcaster<V2, V3>]>();
  expectTypeOf<UpcasterChain<readonly [V1]>>().toEqualTypeOf<readonly []>();
  const chain: Chain = [split, speak];
  const lifted = upcast({ type: 'Named', schemaVersion: 1, data: { name: 'Ada King Noel' } }, { Named: chain });
  expect(lifted).toEqual({ type: 'Named', schemaVersion: 3, data: { given: 'Ada', family: 'King Noel', language: null } });
  const halfway = upcast({ type: 'Named', schemaVersion: 2, data: { given: 'Ada', family: 'King' } }, { Named: chain });
  expect(halfway.data).toEqual({ given: 'Ada', family: 'King', language: null });
});

test('a wrong chain does not compile', () => {
  // @ts-expect-error the last step is missing
  const short: Chain = [split];
  // @ts-expect-error the first step is missing
  const late: Chain = [speak];
  // @ts-expect-error the steps are in the wrong order
  const swapped: Chain = [speak, split];
  // @ts-expect-error there is no third step
  const long: Chain = [split, speak, speak];
  // @ts-expect-error a step forgets a field
  const forgetful: Chain = [split, ({ given, family }) => ({ given, family })];
  // @ts-expect-error a step reads a field that its shape does not have
  const guessing: Chain = [split, (data) => ({ ...data, language: data.name })];
  // @ts-expect-error an event with one shape has nothing to lift
  const needless: UpcasterChain<readonly [V1]> = [split];
  expect([short, late, swapped, long, forgetful, guessing, needless]).toHaveLength(7);
});

test('the chain of a user event ends in its current shape', () => {
  const [lift] = userUpcasters.UserRegistered;
  expectTypeOf(lift).returns.toExtend<UserEventOf<'UserRegistered'>['data']>();
  expect(userUpcasters.UserRegistered).toEqual([lift]);
});

test('an event of newer code is not guessed at', () => {
  expect(() => upcast({ type: 'Named', schemaVersion: 4, data: {} }, { Named: [split, speak] satisfies Chain })).toThrow(RangeError);
});
