// Counts what a DynamoDB client really sends, every attempt of a retry on its own, and what it costs.
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readUnits, transactWriteUnits, writeUnits } from './capacity.ts';
import { type Item, itemSize } from './item-size.ts';

export interface Request {
  readonly operation: string;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Items put by the request, as they were sent. */
  readonly items: readonly Item[];
  /** DynamoDB Local's own figure, where it answered one. */
  readonly reported: number | undefined;
}

interface Wire {
  readonly Item?: WireItem;
  readonly ConsistentRead?: boolean;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly unknown[]; readonly ConsistentRead?: boolean }>>;
  readonly TransactItems?: readonly { readonly Put?: { readonly Item: WireItem }; readonly [action: string]: unknown }[];
}
type WireItem = Readonly<Record<string, unknown>>;

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Binaries travel as base64. */
const fromWire = (item: WireItem): Record<string, AttributeValue> =>
  JSON.parse(JSON.stringify(item), (key, value: unknown) =>
    key === 'B' && typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value,
  ) as Record<string, AttributeValue>;

const READS = new Set(['Query', 'GetItem', 'BatchGetItem', 'Scan', 'TransactGetItems']);
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

const puts = ({ Item, TransactItems = [] }: Wire): Record<string, AttributeValue>[] =>
  [Item, ...TransactItems.map(({ Put }) => Put?.Item)].filter((item) => item !== undefined).map(fromWire);

const sumOf = (consumed: Consumed | readonly Consumed[] | undefined): number | undefined => {
  if (consumed === undefined) return undefined;
  const all = Array.isArray(consumed) ? consumed : [consumed];
  return all.reduce((total: number, { CapacityUnits = 0 }: Consumed) => total + CapacityUnits, 0);
};

/** DynamoDB bills a read that finds nothing as one of the smallest item; DynamoDB Local reports 0. */
const readCost = ({ ConsistentRead, RequestItems = {} }: Wire, reported: number): number => {
  const batches = Object.values(RequestItems);
  const least = batches.reduce((total, { Keys, ConsistentRead: consistent }) => total + Keys.length * readUnits(1, consistent === true), 0);
  return Math.max(reported, batches.length > 0 ? least : readUnits(1, ConsistentRead === true));
};

/** A transaction is computed; a write whose condition failed costs what it would have cost; everything else is as reported. */
const writeCost = (wire: Wire, items: readonly Record<string, AttributeValue>[], reported: number | undefined): number => {
  if (wire.TransactItems === undefined) return reported ?? writeUnits(Math.max(0, ...items.map(itemSize)));
  // Checks, deletes and updates touch items that are not in the request; all of ours are far below 1 KB.
  const others = wire.TransactItems.length - items.length;
  return transactWriteUnits([...items.map(itemSize), ...Array.from({ length: others }, () => 1)]);
};

const account = (operation: string, wire: Wire, consumed: Consumed | readonly Consumed[] | undefined): Request => {
  const reported = sumOf(consumed);
  const items = puts(wire);
  if (READS.has(operation)) {
    if (reported === undefined) throw new Error(`${operation} did not say what it consumed`);
    return { operation, items, reported, readUnits: readCost(wire, reported), writeUnits: 0 };
  }
  if (!WRITES.has(operation)) throw new Error(`The bench does not know what ${operation} costs`);
  return { operation, items, reported, readUnits: 0, writeUnits: writeCost(wire, items, reported) };
};

/** Answers a function that hands over the requests since its last call. */
export const meter = (client: DynamoDBClient): (() => readonly Request[]) => {
  let requests: Request[] = [];
  client.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } }), {
    step: 'initialize',
    name: 'askForConsumedCapacity',
  });
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context['commandName']).replace(/Command$/, '');
      const { body } = args.request as { readonly body: Uint8Array };
      const wire = JSON.parse(new TextDecoder().decode(body)) as Wire;
      let consumed: Consumed | undefined;
      try {
        const answer = await next(args);
        consumed = (answer.output as { readonly ConsumedCapacity?: Consumed }).ConsumedCapacity;
        return answer;
      } finally {
        requests.push(account(operation, wire, consumed));
      }
    },
    { step: 'deserialize', priority: 'high', name: 'countRequests' },
  );
  return () => {
    const taken = requests;
    requests = [];
    return taken;
  };
};
