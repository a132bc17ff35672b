// Conformance, part 5: Parallel and Map.
import { describe, expect, test } from 'vitest';
import { failing, FUNCTION, only, outputOf, worldOf } from './world.ts';

const branch = (state: object) => ({ StartAt: 'In', States: { In: { End: true, ...state } } });
const named = (name: string, state: object) => ({ StartAt: name, States: { [name]: { End: true, ...state } } });
const call = (name: string) => ({ Type: 'Task', Resource: `${FUNCTION}${name}` });
const refuse = () => {
  throw failing('Refused');
};

describe('Parallel', () => {
  test('hands its input to every branch and answers a list in their order', async () => {
    const Branches = [named('A', { Type: 'Pass', OutputPath: '$.a' }), named('B', { Type: 'Pass', Parameters: { 'b.$': '$.a' } })];
    expect(await outputOf({ Type: 'Parallel', Branches }, { a: 1 })).toEqual([1, { b: 1 }]);
    expect(await outputOf({ Type: 'Parallel', Branches, ResultPath: '$.r' }, { a: 1 })).toEqual({ a: 1, r: [1, { b: 1 }] });
    const more = { Parameters: { 'a.$': '$.x' }, ResultSelector: { 'first.$': '$[0]' } };
    expect(await outputOf({ Type: 'Parallel', Branches, ...more }, { x: 2 })).toEqual({ first: 2 });
  });

  test('fails with the error of the branch that fails first, and the others end with it', async () => {
    const Branches = [named('Slow', { Type: 'Wait', Seconds: 60 }), named('Bad', call('refuse'))];
    const world = worldOf(
      {
        StartAt: 'Both',
        States: {
          Both: { Type: 'Parallel', Branches, End: true, Catch: [{ ErrorEquals: ['Refused'], Next: 'Saved' }] },
          Saved: { Type: 'Succeed' },
        },
      },
      { functions: { refuse } },
    );
    const execution = await world.run();
    expect(execution.status).toBe('SUCCEEDED');
    await world.pass(60);
    expect(execution.events.at(-1)?.type).toBe('ExecutionSucceeded');
  });

  test('is retried as a whole', async () => {
    let calls = 0;
    const flaky = () => {
      calls += 1;
      return calls === 1 ? refuse() : 'well';
    };
    const Branches = [named('Good', call('ok')), named('Flaky', call('flaky'))];
    const world = worldOf(only({ Type: 'Parallel', Branches, Retry: [{ ErrorEquals: ['Refused'], IntervalSeconds: 5 }] }), {
      functions: { ok: () => 1, flaky },
    });
    const execution = await world.run();
    await world.pass(5);
    expect(execution.closing?.data['output']).toEqual([1, 'well']);
    expect(world.calls.map(({ name }) => name)).toEqual(['ok', 'flaky', 'ok', 'flaky']);
  });

  test('says in which states it is', async () => {
    const Branches = [named('Slow', { Type: 'Wait', Seconds: 60 }), named('Other', { Type: 'Wait', Seconds: 30 })];
    const world = worldOf(only({ Type: 'Parallel', Branches }));
    const execution = await world.run();
    const names = () => execution.openStates().map(({ data }) => data['name']);
    expect(names()).toEqual(['Only', 'Slow', 'Other']);
    await world.pass(30);
    expect(names()).toEqual(['Only', 'Slow']);
    await world.pass(30);
    expect(names()).toEqual([]);
  });
});

describe('Map', () => {
  const double = { functions: { double: (n: number) => n * 2 } };

  test('runs its processor for each item', async () => {
    const state = { Type: 'Map', ItemsPath: '$.list', ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...branch(call('double')) } };
    expect(await outputOf({ ...state, ResultPath: '$.out' }, { list: [1, 2, 3] }, double)).toEqual({ list: [1, 2, 3], out: [2, 4, 6] });
    expect(await outputOf(state, { list: [] }, double)).toEqual([]);
    expect(await outputOf({ Type: 'Map', Iterator: branch(call('double')) }, [4], double)).toEqual([8]);
  });

  test('gives each item its own view', async () => {
    const ItemSelector = { 'n.$': '$$.Map.Item.Index', 'item.$': '$$.Map.Item.Value', 'all.$': '$.list' };
    expect(
      await outputOf({ Type: 'Map', ItemsPath: '$.list', ItemSelector, ItemProcessor: branch({ Type: 'Pass' }) }, { list: ['a', 'b'] }),
    ).toEqual([
      { n: 0, item: 'a', all: ['a', 'b'] },
      { n: 1, item: 'b', all: ['a', 'b'] },
    ]);
  });

  test('runs no more items at once than MaxConcurrency', async () => {
    let [now, most] = [0, 0];
    const slow = async () => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
    };
    const state = { Type: 'Map', MaxConcurrency: 2, ItemProcessor: branch({ ...call('slow'), ResultPath: null }) };
    expect(await outputOf(state, [1, 2, 3, 4, 5], { functions: { slow } })).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  test('fails with the error of the item that fails first', async () => {
    const state = { Type: 'Map', ItemProcessor: branch(call('odd')) };
    expect(await outputOf(state, [1, 2, 3], { functions: { odd: (n: number) => (n === 2 ? refuse() : n) } })).toMatchObject({
      status: 'FAILED',
      error: 'Refused',
    });
  });

  test('fails for what is no list', async () => {
    expect(await outputOf({ Type: 'Map', ItemProcessor: branch({ Type: 'Pass' }) }, { a: 1 })).toMatchObject({ error: 'States.Runtime' });
  });
});
