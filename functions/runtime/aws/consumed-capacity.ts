// Reads from each answer of DynamoDB what it cost. Asking for it is a field of the request: it costs no request and no units.
import type { DynamoDBClient, ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';

export interface CapacityObserver {
  readUnits(units: number): void;
  writeUnits(units: number): void;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

const TOTAL: { readonly ReturnConsumedCapacity: ReturnConsumedCapacity } = { ReturnConsumedCapacity: 'TOTAL' };
const READS = new Set(['QueryCommand', 'GetItemCommand', 'BatchGetItemCommand', 'ScanCommand', 'TransactGetItemsCommand']);

/** One table answers one figure, a request that may reach several a list of them. */
const unitsIn = (output: object): number => {
  const { ConsumedCapacity: consumed } = output as { readonly ConsumedCapacity?: Consumed | readonly Consumed[] };
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};

/**
 * A write whose condition fails is billed too, but its error does not say how much: what is observed is what was answered.
 * DynamoDB Local answers for a transaction of several items as if it were one; AWS answers for all.
 */
export const observeCapacity = (client: Pick<DynamoDBClient, 'middlewareStack'>, observer: CapacityObserver): void => {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next({ ...args, input: { ...args.input, ...TOTAL } });
        const units = unitsIn(answer.output);
        if (READS.has(commandName)) observer.readUnits(units);
        else observer.writeUnits(units);
        return answer;
      },
    { step: 'initialize', name: 'observeCapacity' },
  );
};
