// The hashes of tokens that mails carry; DynamoDB forgets them by itself.
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Each grant also tells the function the table's name. */
export class TokensTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'hash', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
    });
  }

  grantIssue(to: ServiceFunction): void {
    this.grant(to, 'dynamodb:PutItem');
  }

  grantLookUp(to: ServiceFunction): void {
    this.grant(to, 'dynamodb:GetItem');
  }

  private grant(to: ServiceFunction, action: string): void {
    to.allow([action], [this.table.tableArn]);
    to.tell('TOKENS_TABLE', this.table.tableName);
  }
}
