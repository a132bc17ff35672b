// Times registrations of addresses that are taken and of addresses that are free in turn, each on a stack at rest.
import { forEachConcurrently } from '../../../infra/client/pool.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { caller } from '../../e2e/client.ts';
import type { Pair } from './bootstrap.ts';

const CREATED_AT_ONCE = 4;
const QUIET_MS = 60_000;
const DIGITS = 5;

export type Kind = keyof Pair;

/** As long as the other kind's. */
const emailOf = (kind: Kind, number: number): string => {
  const digits = String(number).padStart(DIGITS, '0');
  return kind === 'taken' ? `owner.${digits}@example.com` : `other.${digits}@example.com`;
};

export interface Rounds {
  /** Not measured: what is loaded and compiled on the way */
  readonly warmUp: number;
  readonly pairs: number;
}

export const measurePairs = async (
  stack: Stack,
  { warmUp, pairs }: Rounds,
  progress: (doing: string) => void,
): Promise<readonly Pair[]> => {
  const owner = caller(stack.url, await stack.token(['users:write']));
  const anonymous = caller(stack.url);
  const rounds = warmUp + pairs;
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

  progress(`${warmUp} pairs of registrations to warm up, then ${pairs}`);
  const measured: Pair[] = [];
  for (let number = 0; number < rounds; number += 1) {
    // Who goes first has no advantage in the end.
    const order: readonly Kind[] = number % 2 === 0 ? ['taken', 'free'] : ['free', 'taken'];
    const times: Partial<Record<Kind, number>> = {};
    for (const kind of order) times[kind] = await register(kind, number);
    measured.push(times as Pair);
  }
  return measured.slice(warmUp);
};
