// What goes wrong while planted values are on their way: the database, a participant, mail, the bus, a reader, and functions that are called with nonsense.
import { expect, vi } from 'vitest';
import { COMMANDS, QUERIES } from '../../../domain/catalog.ts';
import { askDuring } from '../matrix/faults.ts';
import type { MessageName } from '../matrix/message.ts';
import { send } from '../matrix/row.ts';
import { PLANTED_NAME, PLANTED_REASON, plantedEmail } from '../planted.ts';
import type { Round } from './round.ts';

const DAY_MS = 86_400_000;
const PATIENCE = { timeout: 60_000, interval: 50 };
const EMAIL = plantedEmail('trouble');

const carriesPersonalData = (name: string): boolean => {
  const { body } = { ...COMMANDS, ...QUERIES }[name as MessageName] as { readonly body?: unknown };
  return body !== undefined;
};

const functionOf = ({ world }: Round, name: string): string => {
  const found = world.directory.stack.model.functions.find(({ logicalId }) => logicalId.startsWith(`${name}Function`));
  if (found === undefined) throw new Error(`no function ${name}`);
  return found.logicalId;
};

const sendOne = async ({ rows }: Round, name: MessageName): Promise<void> => {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`no message ${name}`);
  expect((await send(row, await row.fresh())).status).toBeLessThan(300);
};

const databaseFails = async ({ rows }: Round): Promise<void> => {
  const asked = rows.filter(({ name }) => carriesPersonalData(name) && !['ValidateUsers', 'AcknowledgeTask'].includes(name));
  for (const { during } of (await askDuring('drop-before', asked)).values()) expect(during.status).toBeGreaterThanOrEqual(500);
};

/** One that refuses is undone, one that may have done it is asked again. */
const othersFail = async (round: Round): Promise<void> => {
  const { directory } = round.world;
  directory.stack.participant.behaviour.add([
    { kind: 'refuse', action: 'provision', count: 1 },
    { kind: 'fail-after', action: 'deprovision', count: 1 },
  ]);
  await sendOne(round, 'RegisterUser');
  await directory.quiet();
  await directory.faults([{ service: 'ses', kind: 'throttle', count: 1 }]);
  await sendOne(round, 'InviteUser');
  await directory.quiet();
  directory.stack.participant.behaviour.clear();
};

const consumersFail = async (round: Round): Promise<void> => {
  const { directory } = round.world;
  let left = 2;
  directory.stack.failEntries(() => ((left -= 1) < 0 ? undefined : { ErrorCode: 'InternalFailure', ErrorMessage: 'A test' }));
  await directory.faults([
    { service: 'dynamodb', function: functionOf(round, 'DirectoryProjector'), kind: 'error-after', count: 3 },
    { service: 'scheduler', function: functionOf(round, 'ArmSchedule'), kind: 'drop-before' },
  ]);
  const { id } = await round.world.user();
  const until = new Date(directory.stack.clock.now() + DAY_MS).toISOString();
  const body = { reason: PLANTED_REASON, until };
  expect((await directory.api('POST', `/v1/users/${id}/suspend`, { body })).status).toBe(200);
  await directory.quiet();
  directory.stack.failEntries(undefined);
  directory.stack.faults.clear();
};

/** In the stream, and out of the log again: what the readers make of it must not keep its words. */
const commitIsUnreadable = async ({ world: { directory } }: Round): Promise<void> => {
  const commit = (await directory.rawLog()).find(({ events }) => events !== undefined);
  const key = { streamId: { S: `user_${'e'.repeat(32)}` }, version: { N: '1' } };
  const data = { M: { name: { S: PLANTED_NAME }, email: { S: EMAIL } } };
  const events = { L: [{ M: { type: { S: PLANTED_REASON }, schemaVersion: { N: '1' }, data } }] };
  await directory.putRaw({ ...commit, ...key, events });
  await vi.waitFor(async () => expect((await directory.parked()).length).toBeGreaterThanOrEqual(2), PATIENCE);
  await directory.deleteRaw(key);
};

/** Each function as nobody calls it. */
const functionsCrash = async ({ world: { directory } }: Round): Promise<void> => {
  const nonsense = {
    [EMAIL]: PLANTED_NAME,
    detail: { email: EMAIL },
    body: PLANTED_REASON,
    due: EMAIL,
    step: 'provision',
    participant: 'sample',
  };
  for (const { arn } of directory.stack.model.functions) {
    for (const event of [nonsense, { ...nonsense, Records: [nonsense] }]) {
      await directory.stack.invoke(arn, event).catch((thrown: unknown) => expect(thrown).toBeInstanceOf(Error));
    }
  }
};

export const meetTroubles = async (round: Round): Promise<void> => {
  await databaseFails(round);
  await othersFail(round);
  await consumersFail(round);
  await commitIsUnreadable(round);
  await functionsCrash(round);
  await round.world.directory.quiet();
};
