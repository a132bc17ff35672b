// The route matrix has a cell for every declared error of every message, and says what is missing where one is added.
import { describe, expect, it } from 'vitest';
import type { AnyCase } from '../e2e/matrix/case.ts';
import { CASES } from '../e2e/matrix/cases.ts';
import { gapsOf } from '../e2e/matrix/coverage.ts';
import { type Definition, MESSAGES } from '../e2e/matrix/message.ts';

const cases = CASES as Readonly<Record<string, AnyCase>>;
const messages: Readonly<Record<string, Definition>> = MESSAGES;

describe('the route matrix', () => {
  it('is complete', () => {
    expect(gapsOf(messages, cases)).toEqual([]);
  });

  it('names a command without a case', () => {
    const { SuspendUser: _, ...others } = cases;
    expect(gapsOf(messages, others)).toEqual([
      'SuspendUser (POST /v1/users/{id}/suspend) has no case in the route matrix: add one in test/e2e/matrix/cases/',
    ]);
  });

  it('names an error that a message declares and no cell shows', () => {
    const GetStats: Definition = { ...MESSAGES.GetStats, errors: [...MESSAGES.GetStats.errors, 'LAST_ADMIN', 'RATE_LIMITED'] };
    expect(gapsOf({ ...messages, GetStats }, cases)).toEqual([
      'GetStats declares LAST_ADMIN, but no cell of the route matrix shows it: add a refusal to its case in test/e2e/matrix/cases/',
      'GetStats declares RATE_LIMITED, but no cell of the route matrix shows it: add a refusal to its case in test/e2e/matrix/cases/',
    ]);
  });

  it('names a refusal that is not declared, and a case of nothing', () => {
    const GetStats: AnyCase = { ...CASES.GetStats, refusals: { GONE: { what: 'anything', ask: async () => ({}) } } };
    expect(gapsOf(messages, { ...cases, GetStats, Nothing: GetStats })).toEqual([
      'GetStats has a refusal GONE in test/e2e/matrix/cases/, but the catalogue does not declare it',
      'Nothing has a case in test/e2e/matrix/cases/, but is not in the catalogue',
    ]);
  });
});
