// The size rules, against worked examples and against the units that DynamoDB Local itself charges.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemBytes } from '../../../infra/local/gateway/item-bytes.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from '../../../infra/local/services/dynamodb-local.ts';
import { createTables } from '../../../infra/local/services/tables.ts';
import { clientOf, LOG_TABLE } from '../fixtures/tables.ts';

describe('bytes of', () => {
  it.each<[string, Record<string, Record<string, unknown>>, number]>([
    ['text', { name: { S: 'abc' } }, 7],
    ['text of two bytes each', { é: { S: 'éé' } }, 6],
    ['a number', { n: { N: '1234' } }, 4],
    ['an odd number of digits', { n: { N: '12345' } }, 5],
    ['a negative number', { n: { N: '-12' } }, 4],
    ['a number with zeros around', { n: { N: '0.00120' } }, 3],
    ['binary', { b: { B: Buffer.from('abcd').toString('base64') } }, 5],
    ['true and null', { t: { BOOL: true }, n: { NULL: true } }, 4],
    ['a set', { s: { SS: ['ab', 'c'] } }, 4],
    ['a list', { l: { L: [{ S: 'ab' }, { NULL: true }] } }, 1 + 3 + (1 + 2) + (1 + 1)],
    ['a map', { m: { M: { k: { S: 'ab' } } } }, 1 + 3 + (1 + 1 + 2)],
  ])('%s', (_, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });

  it('refuses an unknown type', () => {
    expect(() => itemBytes({ a: { X: 1 } })).toThrow('X is no type');
  });
});

describe('the units that follow', () => {
  let dynamodb: DynamoDbLocal;
  beforeAll(async () => {
    dynamodb = await startDynamoDbLocal({ dataDir: 'memory' });
  });
  afterAll(() => dynamodb.stop());

  it('are those of DynamoDB Local', async () => {
    const client = clientOf(dynamodb.endpoint);
    await createTables(client, [LOG_TABLE]);
    const filler = fc.integer({ min: 900, max: 4_100 }).map((length) => ({ S: 'x'.repeat(length) }));
    const extra = fc.oneof(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((value) => ({ N: String(value) })),
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => ({ S: value })),
      fc.array(fc.string({ maxLength: 5 }), { maxLength: 8 }).map((values) => ({ L: values.map((value) => ({ S: value })) })),
      fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.boolean(), { maxKeys: 8 }).map((entries) => ({
        M: Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, { BOOL: value }])),
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.uuid(), filler, extra, async (id, text, more) => {
        const Item = { streamId: { S: id }, version: { N: '1' }, text, more };
        const { ConsumedCapacity } = await client.send(new PutItemCommand({ TableName: 'log', Item, ReturnConsumedCapacity: 'TOTAL' }));
        expect(ConsumedCapacity?.CapacityUnits).toBe(Math.ceil(itemBytes(Item as never) / 1_024));
      }),
      { numRuns: 300 },
    );
    client.destroy();
  });
});
