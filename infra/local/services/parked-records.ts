// What the log's readers could not apply, read from the table of the stage.
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DeployedModel } from '../model.ts';

export interface ParkedRecords {
  list(): Promise<readonly Record<string, unknown>[]>;
}

/** @throws Error, when it is asked, where the templates have no such table */
export const createParkedRecords = (db: DynamoDBClient, { tables }: DeployedModel): ParkedRecords => ({
  list: async () => {
    const table = tables.find(({ name }) => name.includes('Parked'));
    if (table === undefined) throw new Error('the templates have no table Parked');
    const records: Record<string, unknown>[] = [];
    for await (const { Items = [] } of paginateScan({ client: db }, { TableName: table.name, ConsistentRead: true })) {
      records.push(...Items.map((item) => unmarshall(item)));
    }
    return records;
  },
});
