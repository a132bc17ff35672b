// Specifications obey the laws of logic, report everything that is wrong and say what they are.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, anyOf, rule, type Specification } from '../../../domain/kernel/specification.ts';

const divisibleBy = (n: number): Specification<number> => rule(`be divisible by ${n}`, (candidate) => candidate % n === 0);

const specification: fc.Arbitrary<Specification<number>> = fc.letrec<{ tree: Specification<number> }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: 2, max: 7 }).map(divisibleBy),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => a.and(b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => a.or(b)),
    tie('tree').map((a) => a.not()),
  ),
})).tree;
const candidate = fc.integer({ min: 0, max: 420 });

const always = (law: (a: Specification<number>, b: Specification<number>, n: number) => boolean): void =>
  fc.assert(fc.property(specification, specification, candidate, law));

type Three = readonly [a: Specification<number>, b: Specification<number>, c: Specification<number>];

type Side = (...rules: Three) => Specification<number>;

/** Law -> pairs of rules that the same candidates satisfy, whatever they are made of. */
const LAWS: Readonly<Record<string, readonly (readonly [Side, Side])[]>> = {
  idempotence: [
    [(a) => a.and(a), (a) => a],
    [(a) => a.or(a), (a) => a],
  ],
  commutativity: [
    [(a, b) => a.and(b), (a, b) => b.and(a)],
    [(a, b) => a.or(b), (a, b) => b.or(a)],
  ],
  associativity: [
    [(a, b, c) => a.and(b).and(c), (a, b, c) => a.and(b.and(c))],
    [(a, b, c) => a.or(b).or(c), (a, b, c) => a.or(b.or(c))],
  ],
  absorption: [
    [(a, b) => a.and(a.or(b)), (a) => a],
    [(a, b) => a.or(a.and(b)), (a) => a],
  ],
  distributivity: [
    [(a, b, c) => a.and(b.or(c)), (a, b, c) => a.and(b).or(a.and(c))],
    [(a, b, c) => a.or(b.and(c)), (a, b, c) => a.or(b).and(a.or(c))],
  ],
};

describe('the laws of logic', () => {
  test('De Morgan', () => {
    always((a, b, n) => a.and(b).not().isSatisfiedBy(n) === a.not().or(b.not()).isSatisfiedBy(n));
    always((a, b, n) => a.or(b).not().isSatisfiedBy(n) === a.not().and(b.not()).isSatisfiedBy(n));
  });

  test('double negation, in truth and in words', () => {
    always((a, _, n) => a.not().not().isSatisfiedBy(n) === a.isSatisfiedBy(n) && a.not().not().explain() === a.explain());
  });

  test.each(Object.entries(LAWS))('%s', (_, pairs) => {
    for (const [one, other] of pairs)
      fc.assert(
        fc.property(specification, specification, specification, candidate, (a, b, c, n) => {
          expect(one(a, b, c).isSatisfiedBy(n)).toBe(other(a, b, c).isSatisfiedBy(n));
        }),
      );
  });

  test('associativity of and, in words and in what is reported', () => {
    fc.assert(
      fc.property(specification, specification, specification, candidate, (a, b, c, n) => {
        const flat = allOf(a, b, c);
        for (const nested of [a.and(b).and(c), a.and(b.and(c))]) {
          expect(nested.violations(n)).toEqual(flat.violations(n));
          expect(nested.explain()).toBe(flat.explain());
        }
      }),
    );
  });

  test('and, or, not mean what they mean', () => {
    always((a, b, n) => a.and(b).isSatisfiedBy(n) === (a.isSatisfiedBy(n) && b.isSatisfiedBy(n)));
    always((a, b, n) => a.or(b).isSatisfiedBy(n) === (a.isSatisfiedBy(n) || b.isSatisfiedBy(n)));
    always((a, _, n) => a.not().isSatisfiedBy(n) !== a.isSatisfiedBy(n));
  });
});

describe('violations', () => {
  test('are empty exactly when the candidate satisfies', () => {
    always((a, _, n) => (a.violations(n).length === 0) === a.isSatisfiedBy(n));
  });

  test('of a conjunction are those of every part', () => {
    always((a, b, n) => JSON.stringify(a.and(b).violations(n)) === JSON.stringify([...a.violations(n), ...b.violations(n)]));
  });

  test('of many parts are all reported, in order', () => {
    expect(allOf(divisibleBy(2), divisibleBy(3), divisibleBy(5)).violations(9)).toEqual(['be divisible by 2', 'be divisible by 5']);
  });
});

test('a combined rule explains itself', () => {
  const twoAndThree = divisibleBy(2).and(divisibleBy(3));
  expect(twoAndThree.explain()).toBe('be divisible by 2; be divisible by 3');
  expect(anyOf(twoAndThree, divisibleBy(5)).explain()).toBe('((be divisible by 2; be divisible by 3) or be divisible by 5)');
  expect(twoAndThree.not().explain()).toBe('not (be divisible by 2; be divisible by 3)');
  expect(divisibleBy(2).or(divisibleBy(3)).violations(5)).toEqual(['(be divisible by 2 or be divisible by 3)']);
});
