// One seeded run: commands, their commits in a bad stream, the projector, a reader of the feed, and at the end what does not agree.
import { createReader } from '../../functions/runtime/event-log/reader.ts';
import type { ProjectionStore } from '../../functions/runtime/read-models/projection-store.ts';
import { createDirectoryConsumer } from '../../functions/runtime/streams/directory-consumer.ts';
import { userAggregate } from '../../domain/user/user.ts';
import { chance } from '../kit/fault-random.ts';
import { createWorld } from '../kit/http-world.ts';
import type { ReadModels } from '../kit/read-models.ts';
import { randomCommands } from './commands.ts';
import { createDelivery } from './delivery.ts';
import { differences } from './differences.ts';
import { recompute } from './recomputed.ts';
import { tailing } from './tail.ts';

/** More than statistics call recent, and than the feed keeps. */
const SPAN_MS = 45 * 86_400_000;
const POLLS = 60;
const FEED_LAG_MS = 11_000;

export interface RunResult {
  readonly differences: readonly string[];
  readonly users: number;
  readonly commits: number;
  /** Of events; each once, sorted. */
  readonly types: readonly string[];
}

export type Flaw = (store: ProjectionStore) => ProjectionStore;

export const run = async (models: ReadModels, commands: number, seed: number, flaw: Flaw = (store) => store): Promise<RunResult> => {
  const luck = chance(seed);
  const world = createWorld();
  const { log, keyring, clock } = world;
  const reader = createReader({ log, keyring, aggregate: userAggregate });
  const consumer = createDirectoryConsumer({ reader, log, clock, store: flaw(models.projection) });
  const delivery = createDelivery(consumer, luck);
  const [command, tail] = [randomCommands(world, luck), tailing(models.feed)];
  const taken = new Map<string, number>();
  for (let n = 1; n <= commands; n += 1) {
    clock.paused += Math.round(SPAN_MS / commands);
    const id = await command();
    const commits = log.commits(id).slice(taken.get(id) ?? 0);
    taken.set(id, log.commits(id).length);
    delivery.take(commits);
    if (luck.yes(0.15)) await delivery.step();
    if (n % Math.ceil(commands / POLLS) === 0) await tail.poll(clock.now());
  }
  await delivery.settle();
  clock.paused += FEED_LAG_MS;
  await tail.poll(clock.now());

  const { people, news } = await recompute(world);
  const told = log.streamIds().flatMap((id) => {
    const [got, expected] = [tail.read.get(id) ?? [], news.get(id) ?? []].map((lines) => lines.join('\n'));
    return got === expected ? [] : [`feed of ${id}:\n${got}\ninstead of\n${expected}`];
  });
  const commits = [...taken.values()].reduce((sum, count) => sum + count, 0);
  const types = [...new Set([...news.values()].flat().map((line) => line.split(' ')[1] ?? ''))].toSorted();
  return { differences: [...told, ...(await differences(models, people, clock.now()))], users: people.length, commits, types };
};
