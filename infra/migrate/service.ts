// The service that users are brought into: a client with a token, and what the local stack says of units where it is one.
import { type Client, createClient } from '../client/client.ts';
import { createStack, type UnitsRow } from '../client/local-stack.ts';
import { localTokens } from '../client/local-tokens.ts';
import { persistentFetch, Unreachable } from '../client/persistent-fetch.ts';
import type { Progress } from '../client/progress.ts';

/** How long one request waits for a service that is away or busy. */
export const PATIENCE_MS = 60_000;
const READY_MS = 120_000;
const SCOPES = ['users:write', 'users:read', 'users:suspend', 'users:delete', 'users:roles'];
/** Replays are per caller, so every run is the same one. */
const SUBJECT = 'rollcall-migrate';

export interface Units {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface Service {
  readonly client: Client;
  /** Of DynamoDB since the start of the local stack; undefined elsewhere. */
  units(): Promise<Units | undefined>;
}

export class NoService extends Error {
  override readonly name = 'NoService';
}

const sum = (rows: readonly UnitsRow[], of: (row: UnitsRow) => number): number => rows.reduce((total, row) => total + of(row), 0);

/** @throws {NoService} when nothing listens there */
export const reachService = async (url: string, token: string | undefined, progress: Progress): Promise<Service> => {
  const persistence = { patienceMs: PATIENCE_MS, onTrouble: progress.trouble, onAnswer: progress.over };
  const send = persistentFetch(persistence);
  if (token !== undefined) return { client: createClient({ baseUrl: url, token, send }), units: async () => undefined };
  await createStack(persistentFetch({ patienceMs: 0 }), url)
    .untilReady(READY_MS)
    .catch((error: unknown) => {
      throw error instanceof Unreachable ? new NoService(`no stack listens at ${url}`, { cause: error }) : error;
    });
  const stack = createStack(send, url);
  return {
    client: createClient({ baseUrl: url, token: localTokens(send, { url, scopes: SCOPES, subject: SUBJECT }), send }),
    units: async () => {
      await stack.untilQuiescent(READY_MS);
      const rows = await stack.units();
      return {
        requests: sum(rows, (row) => row.requests),
        readUnits: sum(rows, (row) => row.readUnits),
        writeUnits: sum(rows, (row) => row.writeUnits),
      };
    },
  };
};
