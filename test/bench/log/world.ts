// The repository as it is deployed, on a DynamoDB Local of its own, with a meter on its client and a clock that can be moved.
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomBytes } from 'node:crypto';
import type { Repository } from '../../../domain/kernel/repository.ts';
import { type UserEvent, type UserId, type UserState, userAggregate } from '../../../domain/user/user.ts';
import { SINGLE_ATTEMPT } from '../../../functions/runtime/aws/clients.ts';
import { createDynamoEventLog } from '../../../functions/runtime/aws/event-log.ts';
import { createDynamoKeyRows } from '../../../functions/runtime/aws/key-rows.ts';
import type { EventLog, Keyring } from '../../../functions/runtime/event-log/ports.ts';
import { createRepository } from '../../../functions/runtime/event-log/repository.ts';
import { createKeyring } from '../../../functions/runtime/keyring/keyring.ts';
import type { RootKey } from '../../../functions/runtime/keyring/ports.ts';
import { startDynamoDbLocal } from '../../../infra/local/services/dynamodb-local.ts';
import type { Clock } from './clock.ts';
import { meter, type Request } from './meter.ts';
import { call, realTimeKeyRows, realTimeLog } from './real-time.ts';

/** What the execution environment remembers: the user's key, only the deployment's key, nothing. */
export type Keys = 'cached' | 'not cached' | 'cold';

export interface World {
  readonly table: string;
  readonly documents: DynamoDBDocumentClient;
  readonly log: EventLog;
  /** Its cache never expires. */
  readonly keyring: Keyring;
  repository(clock: Clock, keys: Keys): Promise<Repository<UserId, UserState, UserEvent>>;
  /** The requests since the last call. */
  readonly take: () => readonly Request[];
  stop(): Promise<void>;
}

/** Keeps the deployment's key in memory: what KMS is asked is no request to DynamoDB. */
const localRootKey = (): RootKey => {
  const plaintext = new Uint8Array(randomBytes(32));
  const encrypted = new Uint8Array(randomBytes(184));
  return { generate: () => Promise.resolve({ plaintext, encrypted }), decrypt: () => Promise.resolve(plaintext) };
};

const attribute = (AttributeName: string, AttributeType: 'S' | 'N') => ({ AttributeName, AttributeType });

const createTables = async (client: DynamoDBClient, log: string, keys: string): Promise<void> => {
  await client.send(
    new CreateTableCommand({
      TableName: log,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute('streamId', 'S'), attribute('version', 'N')],
      KeySchema: [
        { AttributeName: 'streamId', KeyType: 'HASH' },
        { AttributeName: 'version', KeyType: 'RANGE' },
      ],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: keys,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute('keyId', 'S')],
      KeySchema: [{ AttributeName: 'keyId', KeyType: 'HASH' }],
    }),
  );
};

export const startWorld = async (): Promise<World> => {
  const database = await startDynamoDbLocal({ dataDir: 'memory' });
  const credentials = { accessKeyId: 'BENCH', secretAccessKey: 'bench' };
  const options = { endpoint: database.endpoint, region: 'us-east-1', credentials, maxAttempts: SINGLE_ATTEMPT };
  const [admin, client] = [new DynamoDBClient(options), new DynamoDBClient(options)];
  const [table, keysTable] = [`EventLog-${randomBytes(4).toString('hex')}`, `Keys-${randomBytes(4).toString('hex')}`];
  await createTables(admin, table, keysTable);
  const take = meter(client);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const log = realTimeLog(createDynamoEventLog(documents, table));
  const rows = realTimeKeyRows(createDynamoKeyRows(documents, keysTable));
  const root = localRootKey();
  const newKeyring = (): Keyring => createKeyring({ rows, root, now: () => 0 });
  const keyring = newKeyring();

  const keyringFor = async (keys: Keys): Promise<Keyring> => {
    if (keys === 'cached') return keyring;
    const fresh = newKeyring();
    // Any hash opens the deployment's key and leaves the users' keys where they are.
    if (keys === 'not cached') await fresh.hmac('bench', '', call());
    return fresh;
  };

  return {
    table,
    documents,
    log,
    keyring,
    repository: async (effects, keys) => createRepository({ log, keyring: await keyringFor(keys), aggregate: userAggregate, effects }),
    take,
    stop: async () => {
      try {
        // The database may be one that goes on running.
        for (const TableName of [table, keysTable]) await admin.send(new DeleteTableCommand({ TableName }));
      } finally {
        admin.destroy();
        client.destroy();
        await database.stop();
      }
    },
  };
};
