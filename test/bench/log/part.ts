// Part "log": requests and capacity units of every operation at every stream length, held against the budget.
import type { Part, Section } from '../part.ts';
import { count } from '../report/figures.ts';
import { creations } from './creations.ts';
import { exceptional } from './exceptional.ts';
import type { Measured } from './measure.ts';
import { ordinary } from './people.ts';
import { acceptedCommands, type Measurements, quietCommands, reads } from './scenario.ts';
import { seedStream, yearly } from './stream.ts';
import { judge } from './tables.ts';
import { startWorld, type World } from './world.ts';

const LENGTHS = [1, 10, 100, 1_000, 10_000];

interface AtLength {
  readonly cached: Measurements;
  readonly notCached: Measurements;
}

const measureLength = async (world: World, length: number): Promise<AtLength> => {
  const stream = await seedStream(world, ordinary, length, yearly(length));
  const [get, getUncached] = [await reads(world, stream, 'cached'), await reads(world, stream, 'not cached')];
  const accepted = await acceptedCommands(world, stream, 'cached');
  const acceptedUncached = await acceptedCommands(world, stream, 'not cached');
  const quiet = await quietCommands(world, stream);
  return { cached: new Map([...accepted, ...quiet, ...get]), notCached: new Map([...acceptedUncached, ...getUncached]) };
};

const INTRO = [
  'Every command runs through the deployed repository, event log and keyring against DynamoDB Local; requests are counted on the client, each attempt of a retry for itself. A cell reads **requests · read units · write units**.',
  [
    'Units are what DynamoDB answers, with three corrections for DynamoDB Local by the rules that AWS bills by:',
    '',
    '- a transaction of several items is reported as if it were one: computed here as 2 units per item and begun KB;',
    '- a read that finds nothing is reported as free: counted here as a read of the smallest item;',
    '- a write whose condition fails is not reported: counted here as if it had succeeded.',
  ].join('\n'),
  'A stream of length n is made by the repository itself on a clock that is moved: its n commits are spread evenly over a year (at most one in two days), first the creation, then turns of rename, role, suspension, reactivation. The measured commands go on at that pace.',
];

const CACHED_NOTES = [
  'Nothing is promised where the budget is a dash. A keyed command that changes nothing writes its outcome down in a transaction with a check; a history is billed by its bytes.',
];

const figuresOf = (measurements: Measurements): Readonly<Record<string, Measured>> =>
  Object.fromEntries([...measurements].map(([operation, measured]) => [operation, { ...measured, commit: undefined }]));

const measure = async (world: World, progress: (doing: string) => void): Promise<Section> => {
  progress('creations');
  const created = await creations(world);
  const lengths: AtLength[] = [];
  for (const length of LENGTHS) {
    progress(`a stream of length ${count(length)}`);
    lengths.push(await measureLength(world, length));
  }
  progress('busy streams, full ledgers, long names, cold starts');
  const special = await exceptional(world);
  const columns = LENGTHS.map(count);
  const [cached, notCached] = [lengths.map((at) => at.cached), lengths.map((at) => at.notCached)];
  const judged = [
    judge({ title: "By stream length, the user's key cached", columns, measured: cached, keyCached: true, notes: CACHED_NOTES }),
    judge({
      title: "By stream length, the user's key not cached",
      columns,
      measured: notCached,
      keyCached: false,
      notes: ['The key row is read beside the load, eventually consistent: the budget is one request and half a read unit more.'],
    }),
    judge({
      title: 'Creations',
      columns: ['cost'],
      measured: [created],
      keyCached: true,
      notes: [
        'Key row, commit, claim; nothing is cached of a user that does not exist yet. Who is refused an email has made a key row that is swept later.',
      ],
    }),
    judge({
      title: 'Streams and moments out of the ordinary',
      columns: ['cost'],
      measured: [special],
      keyCached: true,
      notes: [
        'Busy: 1,000 commits, one a minute, all of the last 24 hours. Full ledger: 100 remembered refusals within a day. Longest name: 100 letters of three bytes. "Decision" refers to docs/decisions.',
      ],
    }),
  ];
  return {
    title: 'Requests and capacity units',
    intro: INTRO,
    tables: judged.map(({ table }) => table),
    failures: judged.flatMap(({ failures }) => failures),
    exceptions: judged.flatMap(({ exceptions }) => exceptions),
    figures: {
      byLength: Object.fromEntries(
        LENGTHS.map((length, at) => [
          length,
          { cached: figuresOf(cached[at] ?? new Map()), notCached: figuresOf(notCached[at] ?? new Map()) },
        ]),
      ),
      creations: figuresOf(created),
      exceptional: figuresOf(special),
    },
  };
};

export const log: Part = {
  name: 'log',
  summary: 'requests, read and write units per operation and stream length',
  run: async (progress) => {
    progress('starting DynamoDB Local');
    const world = await startWorld();
    try {
      return await measure(world, progress);
    } finally {
      await world.stop();
    }
  },
};
