// Tokens on DynamoDB, which forgets them by itself some time after they are too old.
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { TokenRecord, TokenStore } from './tokens.ts';

const SECOND_MS = 1_000;

export const createDynamoDbTokens = (documents: DynamoDBDocumentClient, table: string): TokenStore => ({
  put: async (hash, record) => {
    // Time to live is in seconds.
    const ttl = Math.ceil(record.expiresAt / SECOND_MS);
    await documents.send(new PutCommand({ TableName: table, Item: { hash, ...record, ttl } }));
  },
  get: async (hash) => {
    const { Item: item } = await documents.send(new GetCommand({ TableName: table, Key: { hash }, ConsistentRead: true }));
    if (item === undefined) return undefined;
    const { hash: _hash, ttl: _ttl, ...record } = item;
    return record as TokenRecord;
  },
});
