// What a caller hears while the database fails: a fault code, and before the function's own time is over.
import { expect } from 'vitest';
import type { ErrorCode } from '../../../domain/catalog.ts';
import type { Answer } from '../client.ts';
import { functionOf } from './deployed.ts';
import { expectProblem } from './expecting.ts';
import type { Definition, MessageName } from './message.ts';
import { type Row, send } from './row.ts';

/** What goes wrong -> what may be said: which of it depends on the part that notices. */
const CODES = {
  'drop-before': ['NETWORK_ERROR', 'UNAVAILABLE'],
  throttle: ['UNAVAILABLE'],
  'error-after': ['DATABASE_ERROR'],
} as const satisfies Record<string, readonly ErrorCode[]>;
export type Fault = keyof typeof CODES;
export const FAULTS = Object.keys(CODES) as Fault[];
export const FAULT_CODES: readonly ErrorCode[] = Object.values(CODES).flat();

export const asksDatabase = (definition: Definition): boolean => definition.kind === 'command' || definition.reads.length > 0;

/** Whoever needs the log asks it until there is no time left, whatever it answers: trying that once is enough. */
const insists = (definition: Definition): boolean => definition.kind === 'command' || definition.reads.every((store) => store === 'log');

export const isTried = (definition: Definition, fault: Fault): boolean =>
  asksDatabase(definition) && (fault === 'drop-before' || !insists(definition));

/** Asks all at once, as those that insist take all their time. */
export const askDuring = async (fault: Fault, rows: readonly Row[]): Promise<ReadonlyMap<MessageName, Answer>> => {
  const requests = [];
  for (const row of rows) requests.push({ row, parts: await row.fresh() });
  const faults = requests.map(({ row }) => ({ service: 'dynamodb', function: functionOf(row).name, kind: fault }));
  const { directory } = rows[0]?.world ?? {};
  await directory?.faults(faults);
  try {
    return new Map(await Promise.all(requests.map(async ({ row, parts }) => [row.name, await send(row, parts)] as const)));
  } finally {
    directory?.stack.faults.clear();
  }
};

export const expectFault = (definition: Definition, answer: Answer | undefined, fault: Fault): void => {
  expect(CODES[fault]).toContain(answer?.body.code);
  if (answer !== undefined) expectProblem(definition, answer, answer.body.code);
};
