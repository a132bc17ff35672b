// The size rules of DynamoDB. The numbers were compared with the puts at which DynamoDB Local begins to charge a second unit.
import { describe, expect, it } from 'vitest';
import { attributeSize, itemSize, valueSize } from './item-size.ts';

describe('valueSize', () => {
  it.each([
    ['a text in UTF-8', { S: 'kக' }, 4],
    ['a binary raw', { B: new Uint8Array(28) }, 28],
    ['true', { BOOL: true }, 1],
    ['null', { NULL: true }, 1],
    ['zero', { N: '0' }, 1],
    ['one pair of digits', { N: '7' }, 2],
    ['pairs counted from the decimal point', { N: '120' }, 3],
    ['trailing pairs of zeros for nothing', { N: '1000000000000000' }, 2],
    ['a fraction', { N: '100.125' }, 5],
    ['a minus sign', { N: '-7' }, 3],
    ['an empty list', { L: [] }, 3],
    ['a list with its elements', { L: [{ S: 'a' }, { N: '1' }] }, 3 + 2 + 3],
    ['a map with its names', { M: { a: { S: 'xyz' }, b: { M: {} } } }, 3 + (1 + 1 + 3) + (1 + 1 + 3)],
    ['a set of texts', { SS: ['ab', 'c'] }, 3],
  ])('counts %s', (_, value, size) => {
    expect(valueSize(value as never)).toBe(size);
  });

  it('does not guess at a type it does not know', () => {
    expect(() => valueSize({ X: 1 } as never)).toThrow(/unknown type: X/);
  });
});

describe('itemSize', () => {
  it('sums names and values', () => {
    expect(attributeSize('streamId', { S: 'user_1' })).toBe(14);
    expect(itemSize({ streamId: { S: 'user_1' }, version: { N: '12' } })).toBe(14 + 9);
  });
});
