// One full round of the service with planted values: each command and query as it should be and in every wrong way, each saga, and time that passes.
import { expect } from 'vitest';
import { SAGAS } from '../../../domain/catalog.ts';
import type { Directory } from '../directory.ts';
import { expectSuccess } from '../matrix/expecting.ts';
import { MESSAGES, type MessageName } from '../matrix/message.ts';
import { createRow, type Row, send } from '../matrix/row.ts';
import { createWorld, type World } from '../matrix/world.ts';
import { plantedEmail } from '../planted.ts';
import { sendHostile } from './hostile.ts';

/** Less than a state machine has beyond its waits: a jump over that would time it out. */
const TEN_DAYS_MS = 10 * 86_400_000;
/** Longer than any wait, with all that begins after it. */
const JUMPS = 5;
/** Messages that are tried at the same time: most of the time one of them waits. */
const LANES = 4;

export interface Round {
  readonly world: World;
  readonly rows: readonly Row[];
}

export const beginRound = (directory: Directory): Round => {
  const world = createWorld(directory);
  return { world, rows: (Object.keys(MESSAGES) as MessageName[]).map((name) => createRow(name, () => world)) };
};

/** With a key and an agent that are addresses. */
const sendEach = async (rows: Iterable<Row>): Promise<void> => {
  for (const row of rows) {
    const parts = await row.fresh();
    await sendHostile(row, parts);
    const agent = { 'user-agent': plantedEmail('agent') };
    const headers = row.definition.kind === 'command' ? { ...agent, 'idempotency-key': row.world.person().email } : agent;
    expectSuccess(row.definition, await send(row, parts, { headers }));
  }
};

const strayRequests = async ({ world: { directory } }: Round): Promise<void> => {
  const nowhere = await directory.api('GET', `/v1/${encodeURIComponent(plantedEmail('route'))}`);
  const nobody = await directory.anonymous('GET', '/v1/users', { headers: { authorization: `Bearer ${plantedEmail('token')}` } });
  expect([nowhere.status, nobody.status]).toEqual([404, 401]);
};

/** What a participant is told to do next is meant for one message alone. */
const alone = ({ name }: Row): boolean => name === 'AcknowledgeTask';

export const sendAll = async (round: Round): Promise<void> => {
  await sendEach(round.rows.filter(alone));
  const others = round.rows.filter((row) => !alone(row)).values();
  await Promise.all(Array.from({ length: LANES }, () => sendEach(others)));
  await strayRequests(round);
  await round.world.directory.quiet();
};

/** Every wait and every grace ends. */
export const passTime = async ({ world }: Round): Promise<void> => {
  for (let jump = 0; jump < JUMPS; jump += 1) await world.advance(TEN_DAYS_MS);
};

/** Kinds of processes of which none has come to an end. */
export const unfinishedSagas = async ({ world: { directory } }: Round): Promise<readonly string[]> => {
  const kinds = Object.values(SAGAS).map(({ name }) => name);
  const ended = await Promise.all(
    kinds.map(async (kind) => (await directory.api('GET', `/v1/processes?kind=${kind}&status=COMPLETED`)).body.items.length > 0),
  );
  return kinds.filter((_, at) => !ended[at]);
};
