// Everything that is measured on one stream, in an order in which no operation disturbs the next.
import type { UserState } from '../../../domain/user/user.ts';
import { MINUTE_MS } from './clock.ts';
import { costOf, type Expected, expectOutcome, type Measured } from './measure.ts';
import {
  assign,
  changeExternalId,
  type Decide,
  reactivate,
  rename,
  request,
  type RequestOptions,
  suspend,
  type UserRequest,
} from './requests.ts';
import type { Stream } from './stream.ts';
import type { Keys, World } from './world.ts';

const HISTORY_PAGE = 50;
const KEYED = { keyed: true } as const;
/** A stale If-Match is refused on the state alone. */
const STALE = { expectedVersion: 0 } as const;

type Active = Extract<UserState, { readonly status: 'active' }>;
export type Measurements = ReadonlyMap<string, Measured>;

/** Executes one command and answers what it cost. The stream's clock moves on by `pauseMs`. */
export const execute = async (
  world: World,
  { clock, paceMs }: Pick<Stream, 'clock' | 'paceMs'>,
  command: UserRequest,
  expected: Expected,
  { keys = 'cached', pauseMs = paceMs }: { readonly keys?: Keys; readonly pauseMs?: number } = {},
): Promise<Measured> => {
  const repository = await world.repository(clock, keys);
  world.take();
  const outcome = await repository.execute(command);
  const cost = costOf(world.take());
  expectOutcome(outcome, expected);
  clock.advance(pauseMs);
  return cost;
};

/** Of an active user, each changes something, in this order or alone. */
const CHANGES: Readonly<Record<string, (stream: Stream, state: Active) => Decide>> = {
  rename: ({ person }, { name }) => rename(person, name === person.name(0) ? 1 : 0),
  'assign role': ({ streamId, person }, { role }) => assign(streamId, role === 'guest' ? 'user' : 'guest', person),
  suspend: ({ person }) => suspend(person),
  reactivate: ({ person }) => reactivate(person),
  'change externalId (commit + 2 claims)': ({ person }) => changeExternalId(person),
};
type Change = 'rename' | 'assign role' | 'suspend';

export const ACCEPTED = Object.keys(CHANGES);

const activeUser = async (world: World, { streamId, clock }: Stream): Promise<Active> => {
  const state = (await (await world.repository(clock, 'cached')).load(streamId))?.state;
  if (state?.status !== 'active') throw new Error('The stream should end with an active user');
  return state;
};

/** One change of the stream as it is now. */
export const change = async (world: World, stream: Stream, name: Change, options: RequestOptions = {}): Promise<UserRequest> => {
  const decide = CHANGES[name]?.(stream, await activeUser(world, stream));
  if (decide === undefined) throw new Error(`There is no ${name}`);
  return request(stream.streamId, stream.clock, decide, options);
};

export const acceptedCommands = async (world: World, stream: Stream, keys: Keys): Promise<Measurements> => {
  const found = new Map<string, Measured>();
  const state = await activeUser(world, stream);
  for (const [name, decider] of Object.entries(CHANGES)) {
    const command = request(stream.streamId, stream.clock, decider(stream, state));
    found.set(name, await execute(world, stream, command, 'changed', { keys }));
  }
  return found;
};

export const reads = async (world: World, { streamId, clock }: Stream, keys: Keys): Promise<Measurements> => {
  const get = await world.repository(clock, keys);
  world.take();
  const version = (await get.load(streamId))?.version ?? 0;
  const getCost = costOf(world.take());
  const history = await world.repository(clock, keys);
  world.take();
  await history.read(streamId, Math.max(1, version - HISTORY_PAGE + 1), HISTORY_PAGE);
  return new Map([
    ['get user, consistent', getCost],
    [`history, the newest ${HISTORY_PAGE}`, costOf(world.take())],
  ]);
};

/** Answers that change nothing; those with a key leave a trace in the stream's ledger and therefore come last. */
export const quietCommands = async (world: World, stream: Stream): Promise<Measurements> => {
  const { streamId, clock, person } = stream;
  const soon = { ...stream, paceMs: MINUTE_MS };
  const found = new Map<string, Measured>();
  const run = async (name: string, command: UserRequest, expected: Expected): Promise<void> => {
    found.set(name, await execute(world, soon, { ...command, deadline: clock.now() + MINUTE_MS }, expected));
  };
  const earlier = await change(world, stream, 'rename', KEYED);
  const same = request(streamId, clock, () => ({ ok: true, value: [] }));
  const stale = request(streamId, clock, rename(person, 0), STALE);
  await run('rename, with a key', earlier, 'changed');
  await run('replay of the last command', earlier, 'replayed');
  await execute(world, soon, await change(world, stream, 'assign role'), 'changed');
  await run('replay of an earlier command', earlier, 'replayed');
  await run('unchanged, without a key', same, 'unchanged');
  await run('refused, without a key', stale, 'refused');
  const unchanged = request(streamId, clock, same.decide, KEYED);
  const refused = request(streamId, clock, stale.decide, { ...STALE, ...KEYED });
  await run('unchanged, with a key', unchanged, 'unchanged');
  await run('refused, with a key', refused, 'refused');
  await run('replay of a refusal', refused, 'replayed');
  await run('replay of an unchanged outcome', unchanged, 'replayed');
  return found;
};
