// What one request of each kind uses. Units are measured (a test measures them again); durations and bytes of logs are assumed.
import { COMMAND_FUNCTION, CONSUMER_FUNCTION, QUERY_FUNCTION } from '../limits.ts';
import type { Priced } from './prices.ts';

/** Read and write request units, as docs/benchmarks.md counts them. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

/** Operation -> units of the log and the keys; `row` is its name in docs/benchmarks.md, under "the user's key cached" where it has two. */
export const MEASURED = {
  rename: { row: 'rename', units: { read: 1, write: 1 } },
  creation: { row: 'create user (commit + claim)', units: { read: 1, write: 5 } },
  consistentGet: { row: 'get user, consistent', units: { read: 1, write: 0 } },
} as const satisfies Record<string, { readonly row: string; readonly units: Units }>;

/** Items that the projector writes in its transaction for one commit, each of one KB at most: two write units an item. */
export const PROJECTED_ITEMS = { rename: 8, creation: 9 } as const;
const UNITS_PER_TRANSACTED_ITEM = 2;

/** Not measurable on one machine: warm functions on Arm with the memory of infra/limits.ts. */
export const ASSUMED = {
  commandMs: 40,
  queryMs: 15,
  /** one invocation of a reader of the log */
  consumerMs: 60,
  /** commits that a reader gets at once; 1 is the dearest */
  commitsPerBatch: 1,
  /** bytes of logs and metrics that one invocation writes, the access log included */
  logBytes: 2_000,
  /** queries to each command in the average request */
  queriesPerCommand: 4,
} as const;

/** What is counted -> how much of it. */
export type Usage = Partial<Record<Priced, number>>;

const READERS_OF_THE_LOG = 2;
const MB_PER_GB = 1024;
const MS_PER_SECOND = 1_000;
const BYTES_PER_GB = 1_000_000_000;

const request = ({ memoryMb }: { readonly memoryMb: number }, ms: number, { read, write }: Units): Usage => ({
  httpApiRequest: 1,
  lambdaRequest: 1,
  lambdaArmGbSecond: (memoryMb / MB_PER_GB) * (ms / MS_PER_SECOND),
  dynamoDbReadUnit: read,
  dynamoDbWriteUnit: write,
  logGb: ASSUMED.logBytes / BYTES_PER_GB,
});

/** The projector and the publisher: one batch each, a read of the row, a write of what is kept of it, an event on the bus. */
const afterwards = (items: number): Usage => {
  const batches = READERS_OF_THE_LOG / ASSUMED.commitsPerBatch;
  return {
    lambdaRequest: batches,
    lambdaArmGbSecond: batches * (CONSUMER_FUNCTION.memoryMb / MB_PER_GB) * (ASSUMED.consumerMs / MS_PER_SECOND),
    dynamoDbReadUnit: 1,
    dynamoDbWriteUnit: items * UNITS_PER_TRANSACTED_ITEM,
    dynamoDbStreamRead: READERS_OF_THE_LOG,
    eventBridgeEvent: 1,
    logGb: (batches * ASSUMED.logBytes) / BYTES_PER_GB,
  };
};

const plus = (a: Usage, b: Usage): Usage => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as Priced[];
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]));
};

const command = (of: 'rename' | 'creation'): Usage =>
  plus(request(COMMAND_FUNCTION, ASSUMED.commandMs, MEASURED[of].units), afterwards(PROJECTED_ITEMS[of]));

/** Kind of request -> what one of it uses, with all that follows from it. */
export const USAGE: Readonly<Record<string, Usage>> = {
  'a command that changes a user': command('rename'),
  'a command that creates a user': command('creation'),
  'a query': request(QUERY_FUNCTION, ASSUMED.queryMs, MEASURED.consistentGet.units),
};
