// Conformance, part 1: how data goes through a state. Expectations follow the Amazon States Language and the Step Functions Developer Guide.
import { describe, expect, test } from 'vitest';
import { FUNCTION, INVOKE, outputOf, worldOf } from './world.ts';

const echo = { functions: { echo: (payload: unknown) => payload } };
const ECHO = { Type: 'Task', Resource: `${FUNCTION}echo` };

describe('the data of a state', () => {
  test('Pass hands its input on, or its Result, or its Parameters', async () => {
    expect(await outputOf({ Type: 'Pass' }, { a: 1 })).toEqual({ a: 1 });
    expect(await outputOf({ Type: 'Pass', Result: [1] }, { a: 1 })).toEqual([1]);
    expect(await outputOf({ Type: 'Pass', Parameters: { 'b.$': '$.a', c: 'x' } }, { a: 1 })).toEqual({ b: 1, c: 'x' });
  });

  test('InputPath narrows, null empties', async () => {
    expect(await outputOf({ ...ECHO, InputPath: '$.a' }, { a: { b: 1 } }, echo)).toEqual({ b: 1 });
    expect(await outputOf({ ...ECHO, InputPath: null }, { a: 1 }, echo)).toEqual({});
  });

  test('ResultPath places the result in the raw input, null drops it', async () => {
    const task = { ...ECHO, InputPath: '$.a' };
    expect(await outputOf({ ...task, ResultPath: '$.x.y' }, { a: { b: 1 } }, echo)).toEqual({ a: { b: 1 }, x: { y: { b: 1 } } });
    expect(await outputOf({ ...task, ResultPath: null }, { a: 1 }, echo)).toEqual({ a: 1 });
    expect(await outputOf({ ...task, ResultPath: "$['x'][1]" }, { a: 1, x: [0, 0] }, echo)).toEqual({ a: 1, x: [0, 1] });
  });

  test('a ResultPath that leads through a value is a failure by its own name', async () => {
    expect(await outputOf({ ...ECHO, ResultPath: '$.a.b' }, { a: 1 }, echo)).toMatchObject({
      status: 'FAILED',
      error: 'States.ResultPathMatchFailure',
    });
  });

  test('ResultSelector reshapes the result, OutputPath what goes on', async () => {
    const task = { Type: 'Task', Resource: INVOKE, Parameters: { FunctionName: 'echo', 'Payload.$': '$' } };
    expect(await outputOf({ ...task }, { a: 1 }, echo)).toEqual({ ExecutedVersion: '$LATEST', Payload: { a: 1 }, StatusCode: 200 });
    expect(await outputOf({ ...task, ResultSelector: { 'n.$': '$.Payload.a' }, ResultPath: '$.r' }, { a: 1 }, echo)).toEqual({
      a: 1,
      r: { n: 1 },
    });
    expect(await outputOf({ ...task, OutputPath: '$.Payload' }, { a: 1 }, echo)).toEqual({ a: 1 });
  });

  test('a path may name many values, and then answers a list', async () => {
    const input = {
      a: [
        { b: 1, c: true },
        { b: 2, c: false },
        { b: 3, c: true },
      ],
    };
    const Parameters = { 'all.$': '$.a[*].b', 'some.$': '$.a[?(@.c == true)].b', 'none.$': '$.a[?(@.b > 9)]', 'first.$': '$.a[0].b' };
    expect(await outputOf({ Type: 'Pass', Parameters }, input)).toEqual({ all: [1, 2, 3], some: [1, 3], none: [], first: 1 });
  });

  test('a path that leads nowhere fails the execution, and nothing catches it', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Saved' }];
    const world = worldOf(
      {
        StartAt: 'Call',
        States: { Call: { ...ECHO, Parameters: { 'x.$': '$.nowhere' }, End: true, Catch }, Saved: { Type: 'Succeed' } },
      },
      echo,
    );
    const execution = await world.run();
    expect(execution.status).toBe('FAILED');
    expect(execution.closing?.data).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining('$.nowhere') });
  });

  test('a value of null is no missing value', async () => {
    expect(await outputOf({ Type: 'Pass', Parameters: { 'x.$': '$.a' } }, { a: null })).toEqual({ x: null });
  });

  test('more than 256 KB of data fail by a name that the wildcard does not catch', async () => {
    const big = { functions: { big: () => 'x'.repeat(256 * 1024) } };
    const Retry = [{ ErrorEquals: ['States.ALL'] }];
    expect(await outputOf({ Type: 'Task', Resource: `${FUNCTION}big`, Retry }, {}, big)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });
});

test('the context object tells of the execution, the machine and the state', async () => {
  const world = worldOf({ StartAt: 'Only', States: { Only: { Type: 'Pass', Parameters: { 'all.$': '$$' }, End: true } } });
  const execution = await world.run({ a: 1 }, 'p-1');
  const started = new Date(execution.start.startedAt).toISOString();
  expect(execution.closing?.data['output']).toEqual({
    all: {
      Execution: {
        Id: 'arn:aws:states:us-east-1:000000000000:execution:machine:p-1',
        Input: { a: 1 },
        Name: 'p-1',
        RoleArn: 'arn:aws:iam::000000000000:role/machine-role',
        StartTime: started,
        RedriveCount: 0,
      },
      StateMachine: { Id: world.machine.arn, Name: 'machine' },
      State: { Name: 'Only', EnteredTime: expect.stringMatching(/Z$/) },
    },
  });
});

describe('intrinsic functions', () => {
  test.each<[string, unknown]>([
    ["States.Format('{}#{} \\{\\}', $.id, $.n)", 'u1#3 {}'],
    ["States.Format('it\\'s {}', States.Array(1, 'a'))", 'it\'s [1,"a"]'],
    ['States.Array($.id, 1, true, null)', ['u1', 1, true, null]],
    ['States.ArrayLength($.list)', 4],
    ['States.ArrayContains($.list, 2)', true],
    ['States.ArrayContains($.list, 9)', false],
    ['States.ArrayGetItem($.list, 1)', 2],
    ['States.ArrayPartition($.list, 3)', [[1, 2, 2], [3]]],
    ['States.ArrayRange(1, 9, 4)', [1, 5, 9]],
    ['States.ArrayUnique($.list)', [1, 2, 3]],
    ["States.Base64Encode('a b')", 'YSBi'],
    ["States.Base64Decode('YSBi')", 'a b'],
    ["States.Hash('abc', 'SHA-1')", 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['States.JsonMerge($.one, $.two, false)', { a: 2, b: 1 }],
    ['States.JsonToString($.one)', '{"a":1,"b":1}'],
    ["States.StringToJson('[1]')", [1]],
    ['States.MathAdd($.n, -1)', 2],
    ["States.StringSplit('a-b,c', '-,')", ['a', 'b', 'c']],
    ['States.MathRandom(4, 5)', 4],
    ['States.UUID()', expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ])('%s', async (source, expected) => {
    const input = { id: 'u1', n: 3, list: [1, 2, 2, 3], one: { a: 1, b: 1 }, two: { a: 2 } };
    expect(await outputOf({ Type: 'Pass', Parameters: { 'x.$': source } }, input)).toEqual({ x: expected });
  });

  test('one that cannot be worked out fails the state by its own name', async () => {
    expect(await outputOf({ Type: 'Pass', Parameters: { 'x.$': "States.StringToJson('{')" } })).toMatchObject({
      error: 'States.IntrinsicFailure',
    });
  });
});
