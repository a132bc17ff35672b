// Conformance, part 2: Choice, and the ends of a flow.
import { describe, expect, test } from 'vitest';
import { outputOf, worldOf } from './world.ts';

const chosen = async (rule: object, input: unknown): Promise<boolean> => {
  const world = worldOf({
    StartAt: 'Choose',
    States: {
      Choose: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Succeed' },
      No: { Type: 'Succeed' },
    },
  });
  const execution = await world.run(input);
  expect(execution.status).toBe('SUCCEEDED');
  return execution.events.some(({ type, data }) => type === 'SucceedStateEntered' && data['name'] === 'Yes');
};

describe('a choice', () => {
  test.each<[object, unknown, unknown]>([
    [{ StringEquals: 'a' }, 'a', 'b'],
    [{ StringLessThan: 'b' }, 'a', 'b'],
    [{ StringGreaterThanEquals: 'b' }, 'b', 'a'],
    [{ StringMatches: 'a*z' }, 'abz', 'aby'],
    [{ StringMatches: 'a\\*' }, 'a*', 'ab'],
    [{ StringMatches: 'a?' }, 'a?', 'ab'],
    [{ NumericEquals: 1 }, 1, '1'],
    [{ NumericGreaterThan: 1 }, 2, 1],
    [{ NumericLessThanEquals: 1 }, 1, 2],
    [{ BooleanEquals: true }, true, 'true'],
    [{ TimestampEquals: '2026-01-01T00:00:00Z' }, '2026-01-01T01:00:00+01:00', '2026-01-01T01:00:00Z'],
    [{ TimestampLessThan: '2026-01-01T00:00:00Z' }, '2025-12-31T00:00:00Z', 'yesterday'],
    [{ IsNull: true }, null, 0],
    [{ IsString: true }, 'a', 1],
    [{ IsNumeric: true }, 1, 'a'],
    [{ IsBoolean: false }, 1, false],
    [{ IsTimestamp: true }, '2026-01-01T00:00:00Z', 'x'],
    [{ StringEqualsPath: '$.other' }, 'o', 'p'],
    [{ NumericLessThanPath: '$.limit' }, 4, 5],
  ])('by %j takes %j and leaves %j', async (comparison, yes, no) => {
    const rule = { Variable: '$.v', ...comparison };
    expect(await chosen(rule, { v: yes, other: 'o', limit: 5 })).toBe(true);
    expect(await chosen(rule, { v: no, other: 'o', limit: 5 })).toBe(false);
  });

  test('by And, Or, Not', async () => {
    const [a, b] = [
      { Variable: '$.a', BooleanEquals: true },
      { Variable: '$.b', BooleanEquals: true },
    ];
    expect(await chosen({ And: [a, b] }, { a: true, b: true })).toBe(true);
    expect(await chosen({ And: [a, b] }, { a: true, b: false })).toBe(false);
    expect(await chosen({ Or: [a, b] }, { a: false, b: true })).toBe(true);
    expect(await chosen({ Not: a }, { a: false })).toBe(true);
  });

  test('asks whether a value is there without failing where it is not', async () => {
    expect(await chosen({ Variable: '$.v', IsPresent: true }, { v: null })).toBe(true);
    expect(await chosen({ Variable: '$.v', IsPresent: true }, {})).toBe(false);
    const guarded = {
      And: [
        { Variable: '$.v', IsPresent: true },
        { Variable: '$.v', StringEquals: 'a' },
      ],
    };
    expect(await chosen(guarded, {})).toBe(false);
  });

  test('takes the first rule that holds', async () => {
    const rule = { Variable: '$.n', NumericGreaterThan: 0 };
    const Choices = [
      { ...rule, Next: 'First' },
      { ...rule, Next: 'Second' },
    ];
    const Ends = { First: { Type: 'Pass', Result: 1, End: true }, Second: { Type: 'Pass', Result: 2, End: true } };
    const execution = await worldOf({ StartAt: 'Choose', States: { Choose: { Type: 'Choice', Choices }, ...Ends } }).run({ n: 1 });
    expect(execution.closing?.data['output']).toBe(1);
  });

  test.each([
    ['no rule holds', { v: 'b' }, 'States.NoChoiceMatched'],
    ['a variable is missing', {}, 'States.Runtime'],
  ])('fails where %s', async (_, input, error) => {
    const Choices = [{ Variable: '$.v', StringEquals: 'a', Next: 'Yes' }];
    const execution = await worldOf({ StartAt: 'Choose', States: { Choose: { Type: 'Choice', Choices }, Yes: { Type: 'Succeed' } } }).run(
      input,
    );
    expect(execution.status).toBe('FAILED');
    expect(execution.closing?.data['error']).toBe(error);
  });
});

describe('a flow ends', () => {
  test('with the output of Succeed', async () => {
    const execution = await worldOf({ StartAt: 'Done', States: { Done: { Type: 'Succeed', OutputPath: '$.a' } } }).run({ a: 1 });
    expect(execution.closing).toMatchObject({ type: 'ExecutionSucceeded', data: { output: 1 } });
  });

  test.each([
    [
      { Error: 'Refused', Cause: 'because' },
      { error: 'Refused', cause: 'because' },
    ],
    [
      { ErrorPath: '$.e', CausePath: "States.Format('of {}', $.e)" },
      { error: 'Given', cause: 'of Given' },
    ],
  ])('with the error of Fail %j', async (fields, expected) => {
    const execution = await worldOf({ StartAt: 'Stop', States: { Stop: { Type: 'Fail', ...fields } } }).run({ e: 'Given' });
    expect(execution.closing).toMatchObject({ type: 'ExecutionFailed', data: expected });
  });

  test('at 25,000 events where it would go round for ever', async () => {
    const States = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const execution = await worldOf({
      StartAt: 'A',
      States: {
        ...States,
        B: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'C' }], Default: 'A' },
        C: { Type: 'Succeed' },
      },
    }).run();
    await expect.poll(() => execution.status).toBe('FAILED');
    expect(execution.closing?.data).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining('25000') });
  });
});

test('every state that is entered is one transition to pay for', async () => {
  const States = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Succeed' } };
  expect((await worldOf({ StartAt: 'A', States }).run()).transitions).toBe(3);
  expect(await outputOf({ Type: 'Pass', Result: 1 })).toBe(1);
});
