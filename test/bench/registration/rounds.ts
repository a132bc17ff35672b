// Times registrations in turn, each on a stack at rest: of an address that is taken, of one that is free, and of another free one, which shows how far alike ones differ.
import { forEachConcurrently } from '../../../infra/client/pool.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { caller } from '../../e2e/client.ts';

const CREATED_AT_ONCE = 4;
const QUIET_MS = 60_000;
const DIGITS = 5;

export type Kind = 'taken' | 'free' | 'control';
/** Milliseconds of each kind */
export type Round = Readonly<Record<Kind, number>>;

/** Each comes as often before each other one as after it. */
const ORDERS: readonly (readonly Kind[])[] = [
  ['taken', 'free', 'control'],
  ['control', 'free', 'taken'],
  ['free', 'control', 'taken'],
  ['taken', 'control', 'free'],
  ['control', 'taken', 'free'],
  ['free', 'taken', 'control'],
];

/** All as long as each other */
const WORDS: Readonly<Record<Kind, string>> = { taken: 'owner', free: 'other', control: 'third' };

const emailOf = (kind: Kind, number: number): string => `${WORDS[kind]}.${String(number).padStart(DIGITS, '0')}@example.com`;

export interface Rounds {
  /** Not measured: what is loaded and compiled on the way */
  readonly warmUp: number;
  readonly measured: number;
}

export const measureRounds = async (
  stack: Stack,
  { warmUp, measured }: Rounds,
  progress: (doing: string) => void,
): Promise<readonly Round[]> => {
  const owner = caller(stack.url, await stack.token(['users:write']));
  const anonymous = caller(stack.url);
  const rounds = warmUp + measured;
  progress(`${rounds} owners of addresses`);
  await forEachConcurrently(Array.from({ length: rounds }).keys(), CREATED_AT_ONCE, async (number) => {
    const { status } = await owner('POST', '/v1/users', { body: { email: emailOf('taken', number), name: 'Ada Lovelace' } });
    if (status !== 201) throw new Error(`an owner was refused with ${status}`);
  });

  /** What an earlier registration set off must not weigh on this one. */
  const register = async (kind: Kind, number: number): Promise<number> => {
    await stack.waitForQuiescence(QUIET_MS);
    const begin = performance.now();
    const { status } = await anonymous('POST', '/v1/registrations', { body: { email: emailOf(kind, number), name: 'Ada Lovelace' } });
    const ms = performance.now() - begin;
    if (status !== 202) throw new Error(`a registration was answered ${status}`);
    return ms;
  };

  progress(`${warmUp} rounds of registrations to warm up, then ${measured}`);
  const all: Round[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const times = { taken: 0, free: 0, control: 0 };
    for (const kind of ORDERS[number % ORDERS.length] ?? []) times[kind] = await register(kind, number);
    all.push(times);
  }
  return all.slice(warmUp);
};
