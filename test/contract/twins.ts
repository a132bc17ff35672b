// The twins that must pass one contract: the one in memory, and the one on DynamoDB Local and a local KMS.
import { createDynamoEventLog } from '../../functions/runtime/aws/event-log.ts';
import { createDynamoKeyRows } from '../../functions/runtime/aws/key-rows.ts';
import { createKmsRootKey } from '../../functions/runtime/aws/root-key.ts';
import type { EventLog } from '../../functions/runtime/event-log/ports.ts';
import type { KeyRows, RootKey } from '../../functions/runtime/keyring/ports.ts';
import { createMemoryEventLog } from '../../functions/runtime/memory/event-log.ts';
import { createMemoryKeyRows } from '../../functions/runtime/memory/key-rows.ts';
import { createMemoryRootKey } from '../../functions/runtime/memory/root-key.ts';
import { afterAll, beforeAll } from 'vitest';
import { startDatabase } from '../kit/dynamodb.ts';
import { startKms } from '../kit/kms.ts';

/** What is kept outlives the objects that reach it, as it outlives an execution environment. */
export interface Stores {
  readonly log: EventLog;
  readonly rows: KeyRows;
  readonly root: RootKey;
}

export interface Twin {
  readonly name: string;
  start(): Promise<{ stores(): Promise<Stores>; stop(): Promise<void> }>;
}

const memory: Twin = {
  name: 'memory',
  start: async () => ({
    stores: async () => ({ log: createMemoryEventLog(), rows: createMemoryKeyRows(), root: createMemoryRootKey() }),
    stop: async () => {},
  }),
};

const aws: Twin = {
  name: 'aws',
  start: async () => {
    const [database, kms] = await Promise.all([startDatabase(), startKms()]);
    return {
      stores: async () => {
        const { client } = database;
        const tables = await database.createTables();
        return {
          log: createDynamoEventLog(client, tables.log),
          rows: createDynamoKeyRows(client, tables.keys),
          root: createKmsRootKey(kms.client, kms.keyArn),
        };
      },
      stop: async () => {
        await Promise.all([database.stop(), kms.stop()]);
      },
    };
  },
};

export const TWINS: readonly Twin[] = [memory, aws];

/** Starts the twin before a suite's tests and stops it after them; answers how to get new, empty stores of it. */
export const useTwin = (start: Twin['start']): (() => Promise<Stores>) => {
  let twin: Awaited<ReturnType<Twin['start']>>;
  beforeAll(async () => {
    twin = await start();
  });
  afterAll(() => twin.stop());
  return () => twin.stores();
};
