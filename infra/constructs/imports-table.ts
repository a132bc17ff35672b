// Imports: the rows, sealed, until they are done, and what became of each; DynamoDB forgets both by itself.
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Each grant also tells the function the table's name. */
export class ImportsTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'importId', type: AttributeType.STRING },
      sortKey: { name: 'part', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
    });
  }

  grantKeep(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:PutItem']);
  }

  grantRead(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem', 'dynamodb:Query']);
  }

  /** Reading rows, and recording what became of them. */
  grantWork(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem', 'dynamodb:PutItem']);
  }

  grantForget(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Query', 'dynamodb:DeleteItem']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('IMPORTS_TABLE', this.table.tableName);
  }
}
