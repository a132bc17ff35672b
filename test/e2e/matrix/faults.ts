// What a caller hears while the database fails: a fault code, and before the function's own time is over.
import { expect } from 'vitest';
import type { ErrorCode } from '../../../domain/catalog.ts';
import type { Answer } from '../client.ts';
import { functionOf } from './deployed.ts';
import { expectProblem, expectSuccess } from './expecting.ts';
import type { Definition, MessageName, Parts } from './message.ts';
import { type Row, send } from './row.ts';

/** What goes wrong -> what may be said: which of it depends on the part that notices, and on a busy machine any call may also take too long. */
const CODES = {
  'drop-before': ['NETWORK_ERROR', 'UNAVAILABLE'],
  throttle: ['UNAVAILABLE', 'NETWORK_ERROR'],
  'error-after': ['DATABASE_ERROR', 'NETWORK_ERROR'],
} as const satisfies Record<string, readonly ErrorCode[]>;
const ATTEMPTS = 5;
export type Fault = keyof typeof CODES;
export const FAULTS = Object.keys(CODES) as Fault[];
export const FAULT_CODES: readonly ErrorCode[] = Object.values(CODES).flat();

export const asksDatabase = (definition: Definition): boolean => definition.kind === 'command' || definition.reads.length > 0;

/** Whoever needs the log asks it until there is no time left, whatever it answers: trying that once is enough. */
const insists = (definition: Definition): boolean => definition.kind === 'command' || definition.reads.every((store) => store === 'log');

export const isTried = (definition: Definition, fault: Fault): boolean =>
  asksDatabase(definition) && (fault === 'drop-before' || !insists(definition));

/** A function keeps half a second back to answer in: on a busy machine that may pass before it runs, and then the gateway answers for it. */
const heard = async (row: Row, parts: Parts): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(row, parts);
    if (answer.body?.code !== undefined || attempt === ATTEMPTS) return answer;
  }
};

export interface Heard {
  readonly during: Answer;
  /** The same request, when the database is whole again. */
  readonly after: Answer;
}

/** Asks all at once, as those that insist take all their time. */
export const askDuring = async (fault: Fault, rows: readonly Row[]): Promise<ReadonlyMap<MessageName, Heard>> => {
  const requests = [];
  for (const row of rows) requests.push({ row, parts: await row.fresh() });
  const { directory } = rows[0]?.world ?? {};
  await directory?.faults(rows.map((row) => ({ service: 'dynamodb', function: functionOf(row).name, kind: fault })));
  const asked = await Promise.all(requests.map(async ({ row, parts }) => ({ row, parts, during: await heard(row, parts) }))).finally(() =>
    directory?.stack.faults.clear(),
  );
  const answers = new Map<MessageName, Heard>();
  for (const { row, parts, during } of asked) answers.set(row.name, { during, after: await send(row, parts) });
  return answers;
};

/** It says so, and has changed nothing. */
export const expectFault = (definition: Definition, { during, after }: Heard, fault: Fault): void => {
  expect(CODES[fault]).toContain(during.body?.code);
  expectProblem(definition, during, during.body.code);
  expectSuccess(definition, after);
};
