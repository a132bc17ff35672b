// Part "bytes": what a commit consists of, attribute by attribute, so that what costs is seen.
import type { Part, Section, Table } from '../part.ts';
import { count } from '../report/figures.ts';
import { writeUnits } from './capacity.ts';
import { attributeSize, type Item, itemSize } from './item-size.ts';
import { everythingLong, longName, ordinary, type Person } from './people.ts';
import { change, execute } from './scenario.ts';
import { seedStream, yearly } from './stream.ts';
import { startWorld, type World } from './world.ts';

const LENGTH = 10;

const CASES: readonly {
  readonly title: string;
  readonly person: Person;
  readonly change: 'rename' | 'suspend';
  readonly paceMs: number;
}[] = [
  { title: 'rename', person: ordinary, change: 'rename', paceMs: yearly(LENGTH) },
  { title: 'rename, busy day', person: ordinary, change: 'rename', paceMs: 1_000 },
  { title: 'rename, longest name', person: longName, change: 'rename', paceMs: yearly(LENGTH) },
  { title: 'suspend, all at their limits', person: everythingLong, change: 'suspend', paceMs: yearly(LENGTH) },
];

/** A busy day fills the list of recent ids. */
const BUSY_LENGTH = 100;

const commitOf = async (world: World, { person, change: name, paceMs }: (typeof CASES)[number]): Promise<Item> => {
  const length = paceMs < yearly(LENGTH) ? BUSY_LENGTH : LENGTH;
  const stream = await seedStream(world, person, length, paceMs);
  const { commit } = await execute(world, stream, await change(world, stream, name), 'changed');
  if (commit === undefined) throw new Error('No commit was appended');
  return commit;
};

const cell = (commit: Item, name: string): string => (commit[name] === undefined ? '–' : count(attributeSize(name, commit[name])));

const tableOf = (commits: readonly Item[]): Table => {
  const names = [...new Set(commits.flatMap((commit) => Object.keys(commit)))];
  return {
    title: 'Bytes of a commit',
    columns: ['attribute', ...CASES.map(({ title }) => title)],
    rows: [
      ...names.map((name) => [name, ...commits.map((commit) => cell(commit, name))]),
      ['**all**', ...commits.map((commit) => count(itemSize(commit)))],
      ['write units', ...commits.map((commit) => count(writeUnits(itemSize(commit))))],
    ],
    notes: [
      `The user has ${ordinary.summary}; "longest name": ${longName.summary}; "all at their limits": ${everythingLong.summary}.`,
      'On a busy day `recent` holds its most, 40 ids. With free texts at their limits no commit that carries its state can keep to two write units: a reason is in the event and in the state. The budget is for the first three columns.',
    ],
  };
};

const measure = async (world: World): Promise<Section> => {
  const commits: Item[] = [];
  for (const one of CASES) commits.push(await commitOf(world, one));
  const sizes = commits.map((commit) =>
    Object.fromEntries(Object.entries(commit).map(([name, value]) => [name, attributeSize(name, value)])),
  );
  return {
    title: 'Bytes of a commit, attribute by attribute',
    intro: [
      "Names and values by DynamoDB's own rules. Every put was checked against the units that DynamoDB Local reported for it. A write unit is one begun KB (1,024 bytes).",
    ],
    tables: [tableOf(commits)],
    failures: [],
    exceptions: [],
    figures: CASES.map(({ title }, at) => ({ case: title, bytes: itemSize(commits[at] ?? {}), attributes: sizes[at] })),
  };
};

export const bytes: Part = {
  name: 'bytes',
  summary: 'the bytes of a commit, attribute by attribute',
  run: async (progress) => {
    progress('four commits');
    const world = await startWorld();
    try {
      return await measure(world);
    } finally {
      await world.stop();
    }
  },
};
