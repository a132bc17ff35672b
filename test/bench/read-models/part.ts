// Part "read-models": what lists, searches and statistics cost in a small directory and in a large one, and what each commit costs the projector.
import type { Part, Section } from '../part.ts';
import { costText } from '../log/budget.ts';
import type { Measured } from '../log/measure.ts';
import { count } from '../report/figures.ts';
import { PAGE } from './lists.ts';
import { type Costs, reads } from './reads.ts';
import { startWorld } from './world.ts';
import { type Step, writes } from './writes.ts';

const SIZES = [1_000, 50_000] as const;

interface AtSize {
  readonly size: number;
  readonly reads: Costs;
  readonly writes: ReadonlyMap<string, Step>;
}

const measureSize = async (size: number): Promise<AtSize> => {
  const world = await startWorld(size);
  try {
    return { size, reads: await reads(world), writes: await writes(world) };
  } finally {
    await world.stop();
  }
};

/** What costs more, or less, where there are more users. */
export const growing = (small: AtSize, large: AtSize): readonly string[] =>
  [...small.reads, ...small.writes].flatMap(([name, cost]) => {
    const other = large.reads.get(name) ?? large.writes.get(name);
    const [at, atOther] = [costText(cost), other && costText(other)];
    return at === atOther ? [] : [`${name}: ${at} with ${count(small.size)} users, ${atOther} with ${count(large.size)}`];
  });

const plain = (costs: ReadonlyMap<string, Measured>) =>
  Object.fromEntries([...costs].map(([name, { commit: _commit, commitBytes: _bytes, ...cost }]) => [name, cost]));

const INTRO = [
  `The stores as they are deployed, against DynamoDB Local, in a directory of ${SIZES.map(count).join(' and one of ')} users. A cell reads **requests · read units · write units**, counted as above. Every kind of status and role is equally frequent, and so is each of two domains.`,
];

const cell = (cost: Measured | undefined): string => (cost === undefined ? '–' : costText(cost));

const sectionOf = (sizes: readonly [AtSize, AtSize]): Section => {
  const [small, large] = sizes;
  const columns = sizes.map(({ size }) => `${count(size)} users`);
  return {
    title: 'Read models',
    intro: INTRO,
    tables: [
      {
        title: `One page of ${PAGE}`,
        columns: ['reading', ...columns],
        rows: [...small.reads].map(([name, cost]) => [name, cell(cost), cell(large.reads.get(name))]),
        notes: ['A search ends after 600 entries, found or not: that is its most expensive page.'],
      },
      {
        title: 'Projection of one commit',
        columns: ['commit', ...columns, 'indexes'],
        rows: [...small.writes].map(([name, step]) => [name, cell(step), cell(large.writes.get(name)), String(step.indexes)]),
        notes: [
          'A transaction of the row, the search entries, the counters and the feed: 2 write units per item. "indexes" are the write units of the directory’s seven indexes on top, by the rules that AWS bills by. Commits of one batch of the stream share a transaction, and its counters.',
        ],
      },
    ],
    failures: growing(small, large),
    exceptions: [],
    figures: Object.fromEntries(sizes.map((at) => [at.size, { reads: plain(at.reads), writes: plain(at.writes) }])),
  };
};

export const readModels: Part = {
  name: 'read-models',
  summary: 'units of lists, searches, statistics and the projection, in a small and a large directory',
  run: async (progress) => {
    const measure = (size: number): Promise<AtSize> => {
      progress(`a directory of ${count(size)} users`);
      return measureSize(size);
    };
    return sectionOf([await measure(SIZES[0]), await measure(SIZES[1])]);
  },
};
