// What the log's readers could not apply: read from the table of the stage, and applied again by the function that people would call.
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DeployedModel } from '../model.ts';
import type { Invoker } from '../ports.ts';

export interface ParkedRecords {
  list(): Promise<readonly Record<string, unknown>[]>;
  /** @param request `{consumer, streamId?, limit?}` @returns the function's answer: what went through, or the refusal of a bad request */
  redrive(request: unknown): Promise<unknown>;
}

const found = <T>(resource: T | undefined, what: string): T => {
  if (resource === undefined) throw new Error(`the templates have no ${what}`);
  return resource;
};

/** @throws Error, when it is asked, where the templates have neither */
export const createParkedRecords = (
  db: DynamoDBClient,
  { tables, functions }: DeployedModel,
  invoke: Invoker['invoke'],
): ParkedRecords => ({
  list: async () => {
    const table = tables.find(({ name }) => name.includes('Parked'));
    const records: Record<string, unknown>[] = [];
    for await (const { Items = [] } of paginateScan(
      { client: db },
      { TableName: found(table, 'table Parked').name, ConsistentRead: true },
    )) {
      records.push(...Items.map((item) => unmarshall(item)));
    }
    return records;
  },
  redrive: async (request) => {
    const redrive = functions.find(({ logicalId }) => logicalId.startsWith('Redrive'));
    return invoke(found(redrive, 'function Redrive').arn, request);
  },
});
