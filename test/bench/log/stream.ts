// A user's stream of a given length: created through the real log, then filled with the commits that the repository itself makes.
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type UserId, userAggregate } from '../../../domain/user/user.ts';
import { toItem } from '../../../functions/runtime/event-log/commit-item.ts';
import type { EventLog, StoredCommit } from '../../../functions/runtime/event-log/ports.ts';
import { createRepository } from '../../../functions/runtime/event-log/repository.ts';
import { type Clock, clockAt, DAY_MS } from './clock.ts';
import type { Person } from './people.ts';
import { assign, creation, type Decide, reactivate, rename, request, suspend } from './requests.ts';
import { expectOutcome } from './measure.ts';
import { call } from './real-time.ts';
import type { World } from './world.ts';

export interface Stream {
  readonly streamId: UserId;
  readonly person: Person;
  readonly length: number;
  readonly clock: Clock;
  /** Between two commands, in milliseconds. */
  readonly paceMs: number;
}

const YEAR_MS = 365 * DAY_MS;
/** Later commands find nothing of the last 24 hours in the stream. */
const LEISURELY_MS = 2 * DAY_MS;
/** The most that BatchWriteItem takes. */
const BATCH = 25;

/** `length` commits spread over a year. */
export const yearly = (length: number): number => Math.min(LEISURELY_MS, YEAR_MS / length);

/** A life that ends as it began, active; what does not make a full turn is renames. */
const lifeAfterCreation = (streamId: UserId, person: Person, length: number): readonly Decide[] => {
  const turns = Math.floor((length - 1) / 4);
  const cycle = (turn: number): Decide[] => [
    rename(person, turn + 1),
    assign(streamId, turn % 2 === 0 ? 'guest' : 'user', person),
    suspend(person),
    reactivate(person),
  ];
  const full = Array.from({ length: turns }, (_, turn) => cycle(turn)).flat();
  const rest = Array.from({ length: length - 1 - full.length }, (_, index) => rename(person, turns + 1 + index));
  return [...full, ...rest];
};

const never = (): Promise<never> => Promise.reject(new Error('Seeding needs no more than the tip'));

/** Only what a command that meets no rival needs of a log. */
const seedingLog = (commits: StoredCommit[]): EventLog => {
  return {
    tip: () => Promise.resolve({ commit: commits.at(-1) as StoredCommit }),
    append: (commit) => {
      commits.push(commit);
      return Promise.resolve({ kind: 'appended' });
    },
    read: never,
    get: never,
    record: never,
  };
};

const put = async (client: DynamoDBDocumentClient, table: string, commits: readonly StoredCommit[]): Promise<void> => {
  for (let at = 0; at < commits.length; at += BATCH) {
    const requests = commits.slice(at, at + BATCH).map((commit) => ({ PutRequest: { Item: toItem(commit) } }));
    const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('DynamoDB Local left items unprocessed');
  }
};

export const seedStream = async (world: World, person: Person, length: number, paceMs: number): Promise<Stream> => {
  const clock = clockAt(Date.now() - length * paceMs);
  const create = creation(clock, person, { withExternalId: true });
  const repository = await world.repository(clock, 'cached');
  expectOutcome(await repository.execute(create), 'changed');
  const { streamId } = create;
  const first = (await world.log.tip(streamId, call())).commit;
  if (first === undefined) throw new Error('The creation is not in the log');
  const commits = [first];
  const seeding = createRepository({ log: seedingLog(commits), keyring: world.keyring, aggregate: userAggregate, effects: clock });
  for (const decide of lifeAfterCreation(streamId, person, length)) {
    clock.advance(paceMs);
    expectOutcome(await seeding.execute(request(streamId, clock, decide)), 'changed');
  }
  await put(world.documents, world.table, commits.slice(1));
  clock.advance(paceMs);
  return { streamId, person, length, clock, paceMs };
};
