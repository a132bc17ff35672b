// The demo from the first request to the report.
import { createAccounts } from './create.ts';
import { CHANGES, changeAccounts } from './changes.ts';
import { createDemoClient } from './client.ts';
import type { People } from './csv.ts';
import { Journal } from './journal.ts';
import { Measurements } from './measurements.ts';
import type { Run } from './phase.ts';
import type { Progress } from '../../client/progress.ts';
import { makeReport, type Report } from './report.ts';
import { createStack } from '../../client/local-stack.ts';
import { createClient } from '../../client/client.ts';
import { localTokens } from '../../client/local-tokens.ts';
import { persistentFetch, Unreachable } from '../../client/persistent-fetch.ts';
import { verify } from './verify.ts';

const READY_MS = 120_000;
const QUIESCENT_MS = 120_000;
const SCOPES = ['users:write', 'users:read', 'users:suspend', 'users:roles', 'audit:read'];
/** Replays are per caller, so every run is the same one. */
const SUBJECT = 'rollcall-demo';

export interface RunOptions {
  readonly url: string;
  readonly concurrency: number;
  /** How long a request waits for a stack that is away */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

export class NoStack extends Error {
  override readonly name = 'NoStack';
}

/** @throws {NoStack} when nothing listens at the start; {@link Unreachable} when the stack went away for longer than the patience */
export const runDemo = async (people: People, { url, concurrency, patienceMs, signal, progress }: RunOptions): Promise<Report> => {
  const startedAt = performance.now();
  const journal = new Journal();
  const measurements = new Measurements();
  const persistence = {
    patienceMs,
    signal,
    onTrouble: (trouble: Parameters<Progress['trouble']>[0]): void => {
      if (trouble === 'no connection') journal.reconnected = true;
      progress.trouble(trouble);
    },
    onAnswer: (): void => progress.over(),
  };
  await createStack(persistentFetch({ ...persistence, patienceMs: 0 }), url, signal)
    .untilReady(READY_MS)
    .catch((error: unknown) => {
      throw error instanceof Unreachable ? new NoStack(`no stack listens at ${url}`, { cause: error }) : error;
    });

  const send = persistentFetch(persistence);
  const stack = createStack(send, url, signal);
  const token = localTokens(send, { url, scopes: SCOPES, subject: SUBJECT });
  const client = createDemoClient(createClient({ baseUrl: url, token, send }), measurements);
  const run: Run = { client, journal, progress, concurrency, fingerprint: people.fingerprint };
  const unitsBefore = await stack.units();
  await createAccounts(run, people.rows);
  for (const change of CHANGES) await changeAccounts(run, change);
  await stack.untilQuiescent(QUIESCENT_MS);
  await verify(run);
  const unitsAfter = await stack.units();
  return makeReport({ rows: people.rows.length, journal, measurements, unitsBefore, unitsAfter, startedAt });
};
