// The table of keys: one wrapped key per user, and the deployment's own under `kek#1`.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { DEPLOYMENT_KEY_ID } from '../keyring/keyring.ts';
import type { KeyRows } from '../keyring/ports.ts';
import { until } from './clients.ts';
import { repeatable } from './failures.ts';

const DEPENDENCY = 'The table of keys';

const attributeOf = (keyId: string): 'encrypted' | 'wrapped' => (keyId === DEPLOYMENT_KEY_ID ? 'encrypted' : 'wrapped');

const bytesIn = (item: Readonly<Record<string, unknown>>, keyId: string): Uint8Array => {
  const bytes = item[attributeOf(keyId)];
  if (bytes instanceof Uint8Array) return bytes;
  throw new Error(`The key row ${keyId} holds no key`);
};

/** @param client of a single attempt per call */
export const createDynamoKeyRows = (client: DynamoDBDocumentClient, table: string): KeyRows => ({
  get: (keyId, consistent, call) =>
    repeatable(DEPENDENCY, async () => {
      const request = new GetCommand({ TableName: table, Key: { keyId }, ConsistentRead: consistent });
      const { Item: item } = await client.send(request, until(call));
      return item === undefined ? undefined : bytesIn(item, keyId);
    }),

  putIfAbsent: (keyId, bytes, call) =>
    repeatable(DEPENDENCY, async () => {
      const request = new PutCommand({
        TableName: table,
        Item: { keyId, [attributeOf(keyId)]: bytes },
        ConditionExpression: 'attribute_not_exists(keyId)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        await client.send(request, until(call));
        return bytes;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException && error.Item !== undefined) return bytesIn(unmarshall(error.Item), keyId);
        throw error;
      }
    }),

  delete: (keyId, call) =>
    repeatable(DEPENDENCY, async () => {
      await client.send(new DeleteCommand({ TableName: table, Key: { keyId } }), until(call));
    }),
});
