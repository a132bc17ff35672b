// The feed read model: outward events in the order of their projection, one partition per day, gone after their retention.
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Each grant also tells the function the table's name. */
export class FeedTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'day', type: AttributeType.STRING },
      sortKey: { name: 'position', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
    });
  }

  grantRead(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Query']);
  }

  grantProject(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:PutItem']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('FEED_TABLE', this.table.tableName);
  }
}
