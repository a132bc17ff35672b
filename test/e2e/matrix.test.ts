// The route matrix: every command and query of the catalogue over HTTP, with its success, each of its errors, its scope and its self rule.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';
import { cellsOf } from './matrix/cells.ts';
import { askDuring, expectFault, FAULTS, type Heard, isTried } from './matrix/faults.ts';
import { MESSAGES, type MessageName } from './matrix/message.ts';
import { createRow, wake } from './matrix/row.ts';
import { createWorld, type World } from './matrix/world.ts';

const STARTING_MS = 300_000;

let directory: Directory;
let world: World;
const rows = (Object.keys(MESSAGES) as MessageName[]).map((name) => {
  const row = createRow(name, () => world);
  const { method, path } = row.definition;
  return { row, title: `${name}: ${method} ${path}`, cells: cellsOf(row.definition, row.case) };
});

beforeAll(async () => {
  directory = await startDirectory();
  world = createWorld(directory);
  for (const { row } of rows) await wake(row);
}, STARTING_MS);
afterAll(() => directory.stop());

describe.each(FAULTS)('with the fault %s of the database', (fault) => {
  const tried = rows.filter(({ row }) => isTried(row.definition, fault));
  let answers: ReadonlyMap<MessageName, Heard>;
  beforeAll(async () => {
    answers = await askDuring(
      fault,
      tried.map(({ row }) => row),
    );
  }, STARTING_MS);

  it.each(tried)('$title', ({ row }) => {
    const heard = answers.get(row.name);
    expect.hasAssertions();
    if (heard !== undefined) expectFault(row.definition, heard, fault);
  });
});

describe.each(rows)('$title', ({ row, cells }) => {
  it.each(cells)('$title', async ({ run }) => {
    expect.hasAssertions();
    await run(row);
  });
});
