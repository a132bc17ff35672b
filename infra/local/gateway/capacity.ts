// Read and write units of one DynamoDB call: what DynamoDB Local reports, and what it does not report computed by the published rules.
import { type Item, itemBytes } from './item-bytes.ts';

export interface Units {
  readonly read: number;
  readonly write: number;
}

type Body = Readonly<Record<string, unknown>>;

interface TransactionMember {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ExpressionAttributeValues?: Item;
}

const READ_UNIT_BYTES = 4_096;
const WRITE_UNIT_BYTES = 1_024;
const NONE: Units = { read: 0, write: 0 };

const READS = new Set(['BatchGetItem', 'GetItem', 'Query', 'Scan', 'TransactGetItems']);
const WRITES = new Set(['BatchWriteItem', 'DeleteItem', 'PutItem', 'TransactWriteItems', 'UpdateItem']);

export const isMetered = (operation: string): boolean => READS.has(operation) || WRITES.has(operation);

/** Even what is not there costs one unit. */
const units = (bytes: number, unitBytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));

const reported = (answer: Body): number => {
  const capacity = [answer['ConsumedCapacity'] ?? []].flat() as readonly { CapacityUnits?: number }[];
  return capacity.reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
};

/**
 * DynamoDB Local reports a transaction of several items as if it were one item. AWS takes two units per 1 KB of each member, also when the
 * transaction is cancelled. For Update, Delete and ConditionCheck the item in the table is not known here: its key and the expression's values are a
 * lower bound. Index writes are not counted.
 */
const transactWriteUnits = (request: Body): number => {
  const members = (request['TransactItems'] ?? []) as readonly Readonly<Record<string, TransactionMember>>[];
  const bytes = members.flatMap((member) =>
    Object.values(member).map(({ Item: item, Key, ExpressionAttributeValues }) =>
      itemBytes(item ?? { ...Key, ...ExpressionAttributeValues }),
    ),
  );
  return bytes.reduce((total, size) => total + 2 * units(size, WRITE_UNIT_BYTES), 0);
};

/** Like writes: two units per 4 KB of each item; a projected item counts with what it shows. */
const transactReadUnits = (answer: Body): number => {
  const responses = (answer['Responses'] ?? []) as readonly { Item?: Item }[];
  return responses.reduce((total, { Item: item = {} }) => total + 2 * units(itemBytes(item), READ_UNIT_BYTES), 0);
};

/** DynamoDB Local reports nothing for the keys of a batch that are not there; AWS takes the unit of a small item for each. */
const missingReadUnits = (request: Body, answer: Body): number => {
  const asked = Object.entries((request['RequestItems'] ?? {}) as Record<string, { Keys: readonly Item[]; ConsistentRead?: boolean }>);
  const found = (answer['Responses'] ?? {}) as Record<string, readonly Item[]>;
  const left = (answer['UnprocessedKeys'] ?? {}) as Record<string, { Keys: readonly Item[] }>;
  return asked.reduce((total, [table, { Keys, ConsistentRead }]) => {
    const missing = Keys.length - (found[table]?.length ?? 0) - (left[table]?.Keys.length ?? 0);
    return total + missing * (ConsistentRead ? 1 : 0.5);
  }, 0);
};

/** AWS charges a refused conditional write by the larger of both items; the old one is only known when the caller asked to see it. */
const refusedWriteUnits = (request: Body, answer: Body): number => {
  const sizes = [request['Item'], answer['Item']].map((item) => itemBytes((item ?? {}) as Item));
  return units(Math.max(...sizes), WRITE_UNIT_BYTES);
};

/** @param answer DynamoDB Local's answer, or its error */
export const unitsOf = (operation: string, request: Body, answer: Body, status: number): Units => {
  const type = answer['__type'];
  const error = typeof type === 'string' ? type.split('#').at(-1) : undefined;
  if (status !== 200) {
    if (error === 'ConditionalCheckFailedException') return { read: 0, write: refusedWriteUnits(request, answer) };
    return error === 'TransactionCanceledException' && operation === 'TransactWriteItems'
      ? { read: 0, write: transactWriteUnits(request) }
      : NONE;
  }
  if (operation === 'TransactWriteItems') return { read: 0, write: transactWriteUnits(request) };
  if (operation === 'TransactGetItems') return { read: transactReadUnits(answer), write: 0 };
  if (operation === 'BatchGetItem') return { read: reported(answer) + missingReadUnits(request, answer), write: 0 };
  if (READS.has(operation)) return { read: reported(answer), write: 0 };
  return WRITES.has(operation) ? { read: 0, write: reported(answer) } : NONE;
};
