// Commits that a consumer could not apply, kept with their position on the log until they are redriven.
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Each grant also tells the function the table's name. */
export class ParkedTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'consumer', type: AttributeType.STRING },
      sortKey: { name: 'position', type: AttributeType.STRING },
    });
  }

  grantPark(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:PutItem']);
  }

  /** Finding what is parked, and removing it once it is applied or noting that it failed again. */
  grantRedrive(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Query', 'dynamodb:DeleteItem', 'dynamodb:PutItem']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('PARKED_TABLE', this.table.tableName);
  }
}
