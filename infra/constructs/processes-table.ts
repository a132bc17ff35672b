// The records of processes: where each is, and what it was asked to do, sealed.
import { AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Index -> its partition key; all are sorted by start. */
const INDEXES = { byStart: 'listing', byKind: 'kind', byStatus: 'status', byUser: 'userId' } as const;

/** What the API shows of a process beside the keys: neither requests nor task tokens go into an index. */
const SHOWN = ['kind', 'status', 'userId', 'startedAt', 'updatedAt', 'steps'];

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Each grant also tells the function the table's name. */
export class ProcessesTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, { partitionKey: text('id') });
    for (const [indexName, partitionKey] of Object.entries(INDEXES)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(partitionKey),
        sortKey: text('startedKey'),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: SHOWN.filter((attribute) => attribute !== partitionKey),
      });
    }
  }

  grantList(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem']);
    to.allow(
      ['dynamodb:Query'],
      Object.keys(INDEXES).map((name) => `${this.table.tableArn}/index/${name}`),
    );
  }

  /** Which task a process waits with. */
  grantFind(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem']);
  }

  /** Beginning processes and moving them on. */
  grantMove(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem', 'dynamodb:PutItem']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('PROCESSES_TABLE', this.table.tableName);
  }
}
