// Fault rules: which calls they hit, that a seed repeats them, and that a wrong rule is refused with all its violations.
import { describe, expect, it } from 'vitest';
import { createFaults } from '../../../infra/local/gateway/faults.ts';
import type { FunctionModel } from '../../../infra/local/model.ts';
import type { AwsCall } from '../../../infra/local/ports.ts';

const call = (operation = 'PutItem', name = 'writer', service: AwsCall['service'] = 'dynamodb'): AwsCall => ({
  caller: { name, logicalId: `${name}Id` } as FunctionModel,
  service,
  operation,
  body: {},
});

const armed = (rules: unknown) => {
  const faults = createFaults();
  expect(faults.add(rules)).toEqual({ ok: true });
  return faults;
};

const draws = (seed: number): boolean[] => {
  const faults = armed([{ service: 'dynamodb', kind: 'throttle', probability: 0.2, seed }]);
  return Array.from({ length: 10_000 }, () => faults.draw(call()) !== undefined);
};

describe('a rule hits', () => {
  it.each<[string, object, AwsCall, boolean]>([
    ['its operation', { operation: 'PutItem' }, call(), true],
    ['no other operation', { operation: 'GetItem' }, call(), false],
    ['every operation', { operation: '*' }, call(), true],
    ['no other service', {}, call('PutEvents', 'writer', 'events'), false],
    ['its function by name', { function: 'writer' }, call(), true],
    ['its function by logical id', { function: 'writerId' }, call(), true],
    ['no other function', { function: 'reader' }, call(), false],
  ])('%s', (_, rule, on, expected) => {
    expect(armed({ service: 'dynamodb', kind: 'drop-before', ...rule }).draw(on) !== undefined).toBe(expected);
  });

  it('the next calls only, by count', () => {
    const faults = armed([{ service: 'dynamodb', kind: 'throttle', count: 2 }]);
    expect([1, 2, 3].map(() => faults.draw(call()) !== undefined)).toEqual([true, true, false]);
    expect(faults.list()).toMatchObject([{ count: 2, hits: 2 }]);
  });

  it('about its share by probability, and the same calls for the same seed', () => {
    const hits = draws(7).filter(Boolean).length;
    expect(hits).toBeGreaterThan(1_800);
    expect(hits).toBeLessThan(2_200);
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });

  it('beside the rules that stand already', () => {
    const faults = armed([{ service: 'dynamodb', operation: 'PutItem', kind: 'throttle' }]);
    faults.add({ service: 'dynamodb', operation: 'Query', kind: 'throttle' });
    expect([call('PutItem'), call('Query')].map((on) => faults.draw(on) !== undefined)).toEqual([true, true]);
  });

  it('nothing once cleared', () => {
    const faults = armed([{ service: 'dynamodb', kind: 'throttle' }]);
    faults.clear();
    expect(faults.draw(call())).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });
});

it('a wrong rule is refused with every violation, and the old rules stay', () => {
  const faults = armed([{ service: 'dynamodb', kind: 'throttle', count: 5 }]);
  const result = faults.add([
    { service: 's3', kind: 'explode', probability: 2 },
    { service: 'kms', kind: 'delay' },
    { service: 'kms', kind: 'throttle', probability: 0.5, count: 1 },
    { service: 'kms', kind: 'throttle', sometimes: true },
  ]);
  const paths = result.ok ? [] : result.violations.map(({ path }) => path);
  expect(paths).toEqual(['0.service', '0.kind', '0.probability', '1', '2', '3']);
  expect(faults.list()).toMatchObject([{ count: 5 }]);
});
