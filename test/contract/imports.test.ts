// What every store of imports must do: the memory twin and DynamoDB alike.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbImports } from '../../functions/runtime/imports/dynamodb-imports.ts';
import { createMemoryImports } from '../../functions/runtime/imports/memory-imports.ts';
import type { ImportHead, ImportStore } from '../../functions/runtime/imports/store.ts';
import type { RowResult } from '../../domain/imports/report.ts';
import { startDatabase, type TestDatabase } from '../kit/dynamodb.ts';
import { createImportsTable } from '../kit/view-tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

let made = 0;
const TWINS = [
  { name: 'memory', create: async (): Promise<ImportStore> => createMemoryImports() },
  {
    name: 'DynamoDB',
    create: async (): Promise<ImportStore> => {
      made += 1;
      await createImportsTable(database.endpoint, `Imports-${made}`);
      return createDynamoDbImports(database.client, `Imports-${made}`);
    },
  },
];

const AT = Date.parse('2026-03-01T12:00:00.000Z');
const head: ImportHead = { mode: 'create', dryRun: false, rows: 52, at: AT };
const chunk = (n: number): Uint8Array => new Uint8Array([n, n, n]);
const skipped = (index: number): RowResult => ({ index, outcome: 'skipped', userId: null, errors: [] });
const failed = (index: number): RowResult => ({
  index,
  outcome: 'failed',
  userId: null,
  errors: [{ pointer: '/email', code: 'EMAIL_TAKEN' }],
});

describe.each(TWINS)('imports on $name', ({ create }) => {
  let imports: ImportStore;
  beforeEach(async () => {
    imports = await create();
  });

  it('are kept whole, and once', async () => {
    expect(await imports.head('proc_1')).toBeUndefined();
    await imports.keep('proc_1', head, [chunk(1), chunk(2), chunk(3)]);
    await imports.keep('proc_1', { ...head, dryRun: true }, [chunk(9)]);
    expect(await imports.head('proc_1')).toEqual(head);
    expect([...((await imports.rows('proc_1', 0)) ?? [])]).toEqual([1, 1, 1]);
    expect([...((await imports.rows('proc_1', 2)) ?? [])]).toEqual([3, 3, 3]);
    expect(await imports.rows('proc_1', 3)).toBeUndefined();
    expect(await imports.rows('proc_2', 0)).toBeUndefined();
  });

  it('answer what became of their rows in order, and anew where a chunk is settled again', async () => {
    expect(await imports.results('proc_1', 0)).toEqual([]);
    await imports.settle('proc_1', 1, [skipped(25)], AT);
    await imports.settle('proc_1', 0, [failed(0)], AT);
    await imports.settle('proc_1', 1, [skipped(25), failed(26)], AT);
    await imports.settle('proc_2', 0, [skipped(0)], AT);
    expect(await imports.results('proc_1', 0)).toEqual([failed(0)]);
    expect(await imports.report('proc_1')).toEqual([failed(0), skipped(25), failed(26)]);
  });

  it('forget their rows, and nothing else', async () => {
    await imports.keep('proc_1', head, [chunk(1), chunk(2)]);
    await imports.keep('proc_2', head, [chunk(3)]);
    await imports.settle('proc_1', 0, [skipped(0)], AT);
    await imports.forget('proc_1');
    await imports.forget('proc_1');
    expect([await imports.rows('proc_1', 0), await imports.rows('proc_1', 1)]).toEqual([undefined, undefined]);
    expect(await imports.report('proc_1')).toEqual([skipped(0)]);
    expect(await imports.head('proc_1')).toEqual(head);
    expect([...((await imports.rows('proc_2', 0)) ?? [])]).toEqual([3, 3, 3]);
  });
});
