// The statistics read model: counters that are moved, never counted again, and the domains ranked by their users.
import { AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

const RANKING_INDEX = 'byUsers';

/** Each grant also tells the function the table's name. */
export class StatisticsTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'counter', type: AttributeType.STRING },
      sortKey: { name: 'part', type: AttributeType.STRING },
    });
    // Only the items of domains have these attributes.
    this.table.addGlobalSecondaryIndex({
      indexName: RANKING_INDEX,
      partitionKey: { name: 'ranking', type: AttributeType.STRING },
      sortKey: { name: 'users', type: AttributeType.NUMBER },
      projectionType: ProjectionType.ALL,
    });
  }

  grantRead(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Query']);
    to.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${RANKING_INDEX}`]);
  }

  /** The item of a domain comes with its first user and goes with its last. */
  grantProject(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']);
  }

  /** Beside projecting: comparing all of it with the log. */
  grantRebuild(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Scan']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('STATISTICS_TABLE', this.table.tableName);
  }
}
