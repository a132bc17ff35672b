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

describe('the laws of logic', () => {
  test('De Morgan', () => {
    always((a, b, n) => a.and(b).not().isSatisfiedBy(n) === a.not().or(b.not()).isSatisfiedBy(n));
    always((a, b, n) => a.or(b).not().isSatisfiedBy(n) === a.not().and(b.not()).isSatisfiedBy(n));
  });

  test('double negation, in truth and in words', () => {
    always((a, _, n) => a.not().not().isSatisfiedBy(n) === a.isSatisfiedBy(n) && a.not().not().explain() === a.explain());
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
