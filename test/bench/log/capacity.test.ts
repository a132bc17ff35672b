// Capacity units at the edges of a unit.
import { describe, expect, it } from 'vitest';
import { readUnits, transactWriteUnits, writeUnits } from './capacity.ts';

describe('capacity units', () => {
  it.each([
    [0, 1],
    [1_024, 1],
    [1_025, 2],
  ])('a write of %i bytes costs %i', (bytes, units) => {
    expect(writeUnits(bytes)).toBe(units);
  });

  it('a transaction costs twice its items, each rounded up', () => {
    expect(transactWriteUnits([1_025, 10])).toBe(6);
  });

  it.each([
    [0, true, 1],
    [4_096, true, 1],
    [4_097, true, 2],
    [4_097, false, 1],
  ])('a read of %i bytes, consistent: %s, costs %d', (bytes, consistent, units) => {
    expect(readUnits(bytes, consistent)).toBe(units);
  });
});
