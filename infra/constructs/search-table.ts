// The search read model: one entry per word of a user, in one partition per first letter.
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Each grant also tells the function the table's name. */
export class SearchTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'bucket', type: AttributeType.STRING },
      sortKey: { name: 'entry', type: AttributeType.STRING },
    });
  }

  grantRead(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Query']);
  }

  grantProject(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:PutItem', 'dynamodb:DeleteItem']);
  }

  /** Beside projecting: comparing all of it with the log. */
  grantRebuild(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Scan', 'dynamodb:BatchGetItem']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('SEARCH_TABLE', this.table.tableName);
  }
}
