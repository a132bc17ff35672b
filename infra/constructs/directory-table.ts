// The directory read model: one row per user, listed in order of creation by status, role and domain, found by email and external id.
import { AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

interface Index {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly projection: ProjectionType;
}

/** Lists answer whole rows; look-ups only find an id, and read the row itself consistently. */
const INDEXES: readonly Index[] = [
  { name: 'byCreatedAt', partitionKey: 'listing', sortKey: 'createdKey', projection: ProjectionType.ALL },
  { name: 'byStatus', partitionKey: 'status', sortKey: 'createdKey', projection: ProjectionType.ALL },
  { name: 'byFacet', partitionKey: 'facet', sortKey: 'createdKey', projection: ProjectionType.ALL },
  { name: 'byDomain', partitionKey: 'domainListing', sortKey: 'createdKey', projection: ProjectionType.ALL },
  { name: 'byDomainFacet', partitionKey: 'domainFacet', sortKey: 'createdKey', projection: ProjectionType.ALL },
  { name: 'byEmail', partitionKey: 'emailKey', projection: ProjectionType.KEYS_ONLY },
  { name: 'byExternalId', partitionKey: 'externalKey', projection: ProjectionType.KEYS_ONLY },
];

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Each grant also tells the function the table's name. */
export class DirectoryTable extends Construct {
  private readonly table: Table;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, { partitionKey: text('id') });
    for (const { name, partitionKey, sortKey, projection } of INDEXES) {
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        ...(sortKey && { sortKey: text(sortKey) }),
        projectionType: projection,
      });
    }
  }

  grantRead(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem', 'dynamodb:Query']);
    to.allow(
      ['dynamodb:Query'],
      INDEXES.map(({ name }) => `${this.table.tableArn}/index/${name}`),
    );
  }

  /** One row by its id. */
  grantFind(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:GetItem']);
  }

  /** Many rows at once, by their ids. */
  grantBatchRead(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:BatchGetItem']);
  }

  /** Keeping the rows in step with the log; a removed row stays as a tombstone, so that a late commit cannot bring it back. */
  grantProject(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:BatchGetItem', 'dynamodb:PutItem']);
  }

  /** Beside projecting: comparing all of it with the log. */
  grantRebuild(to: ServiceFunction): void {
    this.grant(to, ['dynamodb:Scan', 'dynamodb:DeleteItem']);
  }

  private grant(to: ServiceFunction, actions: readonly string[]): void {
    to.allow(actions, [this.table.tableArn]);
    to.tell('DIRECTORY_TABLE', this.table.tableName);
  }
}
