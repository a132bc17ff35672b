// A directory with a past whose read models lie on DynamoDB Local, ways to damage them, and a rebuild of all parts.
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedEntry } from '../../domain/read-models/feed.ts';
import { userAggregate } from '../../domain/user/user.ts';
import { createReader } from '../../functions/runtime/event-log/reader.ts';
import type { ReadModelTables } from '../../functions/runtime/read-models/dynamodb-projection.ts';
import { createDynamoDbCounters } from '../../functions/runtime/rebuild/dynamodb-counters.ts';
import { createDynamoDbScans } from '../../functions/runtime/rebuild/dynamodb-scans.ts';
import { rebuildCounters, rebuildPart, type RebuildPorts, type Rebuilt, SCANNED } from '../../functions/runtime/rebuild/phases.ts';
import { createDirectoryConsumer } from '../../functions/runtime/streams/directory-consumer.ts';
import type { TestDatabase } from '../kit/dynamodb.ts';
import { chance } from '../kit/fault-random.ts';
import { createWorld, FAR } from '../kit/http-world.ts';
import { readModelsIn } from '../kit/read-models.ts';
import { createReadModelTables } from '../kit/view-tables.ts';
import { randomCommands } from './commands.ts';
import { differences } from './differences.ts';
import { newsOf, recompute } from './recomputed.ts';

export type Item = Record<string, unknown>;
type Table = keyof ReadModelTables;

const SEGMENTS = 3;
const byText = (one: string, other: string): number => (one < other ? -1 : 1);
const asLines = (items: readonly object[]): string[] =>
  items.map((item) => JSON.stringify(Object.entries(item).toSorted(([one], [other]) => byText(one, other)))).toSorted();

const DAY_MS = 86_400_000;

export const allItems = async (client: DynamoDBDocumentClient, TableName: string): Promise<Item[]> =>
  (await client.send(new ScanCommand({ TableName, ConsistentRead: true }))).Items ?? [];

export const rebuildWorld = async ({ client, endpoint }: TestDatabase, commands: number, seed = 1) => {
  const tables = await createReadModelTables(endpoint);
  const world = createWorld();
  const { log, keyring, clock } = world;
  const models = readModelsIn(client, tables, () => clock.now());
  const reader = createReader({ log, keyring, aggregate: userAggregate });
  const projection = { reader, log, clock, store: models.projection };
  const consumer = createDirectoryConsumer(projection);
  const command = randomCommands(world, chance(seed));
  const taken = new Map<string, number>();

  /** One more thing happens, and is projected unless it is `late`. */
  const happen = async (late = false): Promise<void> => {
    const id = await command();
    const commits = log.commits(id).slice(taken.get(id) ?? 0);
    if (late) return;
    taken.set(id, log.commits(id).length);
    // As a stream does: what has to wait for something comes again.
    for (let failures = await consumer.apply(commits, FAR); failures.length > 0; failures = await consumer.apply(commits, FAR)) {
      const broken = failures.find(({ kind }) => kind !== 'dependency');
      if (broken !== undefined) throw broken.thrown;
    }
  };
  for (let n = 0; n < commands; n += 1) await happen();

  const ports: RebuildPorts = {
    ...projection,
    consumer,
    // The log of this world is in memory.
    scans: { ...createDynamoDbScans(client, { log: '', ...tables }), users: async () => ({ items: log.streamIds() }) },
    counters: createDynamoDbCounters(client, tables, clock),
    feed: models.feed,
  };
  const items = (table: Table): Promise<Item[]> => allItems(client, tables[table]);

  return {
    clock,
    consumer,
    happen,
    items,
    ports,
    log,
    catchUp: async () =>
      consumer.apply(
        log.streamIds().flatMap((id) => log.commits(id)),
        FAR,
      ),
    put: async (table: Table, item: Item) => void (await client.send(new PutCommand({ TableName: tables[table], Item: item }))),
    drop: async (table: Table, Key: Item) => void (await client.send(new DeleteCommand({ TableName: tables[table], Key }))),
    /** @returns how much was repaired, and whether all went well */
    rebuild: async (): Promise<Omit<Rebuilt, 'next'>> => {
      const done: Rebuilt[] = [];
      for (const phase of SCANNED) {
        for (let segment = 0; segment < SEGMENTS; segment += 1) {
          let after: Rebuilt['next'];
          do {
            const part = await rebuildPart(phase, { segment, segments: SEGMENTS, after }, ports, 0, FAR);
            done.push(part);
            after = part.next;
          } while (after !== undefined);
        }
      }
      const counters = await rebuildCounters(ports, FAR);
      if (counters === 'busy') throw new Error('another rebuild counts');
      const sum = (of: (part: Rebuilt) => number): number => [...done, counters].reduce((total, part) => total + of(part), 0);
      return { checked: sum(({ checked }) => checked), repaired: sum(({ repaired }) => repaired), failed: sum(({ failed }) => failed) };
    },
    /** All that callers can be answered from; when it was told, and which shard counts, does not matter. */
    image: async () => {
      const sums = new Map<string, number>();
      for (const { counter, part, domain: _domain, ranking, ...counts } of await items('statistics')) {
        const place = ranking === undefined ? String(part) : String(counter);
        for (const [name, n] of Object.entries(counts)) sums.set(`${place} ${name}`, (sums.get(`${place} ${name}`) ?? 0) + Number(n));
      }
      const feed = (await items('feed')) as unknown as readonly FeedEntry[];
      return {
        rows: asLines((await items('directory')).map(({ feedAt: _feedAt, ...row }) => row)),
        words: asLines(await items('search')),
        counters: asLines([...sums].filter(([, n]) => n !== 0)),
        events: feed.flatMap(({ events }) => events.map(({ eventId }) => eventId)).toSorted(),
      };
    },
    /** Where the read models and the log disagree; each event is in the feed once, unless it may be `toldAgain`. */
    wrong: async ({ toldAgain = false } = {}): Promise<readonly string[]> => {
      const { people, news } = await recompute(world);
      const entries = (await items('feed')) as unknown as readonly FeedEntry[];
      const told = entries.flatMap(({ events }) => events.map(({ eventId, type, data }) => newsOf(eventId, type, data)));
      const got = (toldAgain ? [...new Set(told)] : told).toSorted();
      const expected = [...news.values()].flat().toSorted();
      const feed = [
        ...expected.filter((line) => !got.includes(line)).map((line) => `not in the feed: ${line}`),
        ...got.filter((line, at) => line === got[at - 1] || !expected.includes(line)).map((line) => `too much in the feed: ${line}`),
      ];
      return [...feed, ...(await differences(models, people, clock.now()))];
    },
    aMonthLater: () => {
      clock.paused += 31 * DAY_MS;
    },
  };
};
