// Reading costs the same in a directory of twice as many users, and the page about it says what it costs.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growing } from './part.ts';
import { listTable } from './lists.ts';
import { reads } from './reads.ts';
import { startWorld, type World } from './world.ts';
import { writes } from './writes.ts';

const SIZES = [1_000, 2_000] as const;

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await Promise.all(SIZES.map(startWorld));
}, 120_000);
afterAll(() => Promise.all(worlds.map((world) => world.stop())));

const measure = async (world: World) => ({ size: world.size, reads: await reads(world), writes: await writes(world) });

describe('the read models', () => {
  it('are described with the indexes and units that they have', async () => {
    const page = await readFile(new URL('../../../docs/read-models.md', import.meta.url), 'utf8');
    const [world] = worlds;
    expect(page).toContain(world && (await listTable(world)));
  });

  it('cost the same at both sizes', async () => {
    const [small, large] = await Promise.all(worlds.map(measure));
    if (small === undefined || large === undefined) throw new RangeError('two sizes are compared');
    expect(growing(small, large)).toEqual([]);
    expect(small.reads.size).toBeGreaterThan(15);
  });

  it('would be found to grow', async () => {
    const [world] = worlds;
    if (world === undefined) throw new RangeError('no directory');
    const small = { size: 1_000, reads: await reads(world), writes: new Map() };
    const grown = new Map([...small.reads].map(([name, cost]) => [name, { ...cost, readUnits: cost.readUnits * 2 }]));
    expect(growing(small, { ...small, reads: grown }).length).toBe(small.reads.size);
  });
});
