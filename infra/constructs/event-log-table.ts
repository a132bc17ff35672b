// The event log: append-only by its grants, restorable to any second, followed through its stream.
import { AttributeType, StreamViewType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Of one kind of partition; a write names its partition key, so the condition has a value to judge. */
const onPartitions = (pattern: string) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [pattern] } });

/** Each grant also tells the function the table's name. */
export class EventLogTable extends Construct {
  private readonly table: Table;
  /** Its new images: what the readers of the log see. */
  readonly streamArn: string;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, {
      partitionKey: { name: 'streamId', type: AttributeType.STRING },
      sortKey: { name: 'version', type: AttributeType.NUMBER },
      stream: StreamViewType.NEW_IMAGE,
    });
    if (!this.table.tableStreamArn) throw new Error('the event log has no stream');
    this.streamArn = this.table.tableStreamArn;
  }

  /** The commits of a stream, in order. */
  grantReplay(to: ServiceFunction): void {
    this.grant(to, ['Query']);
  }

  /** One item at a time, by its key: a claim tells its owner. */
  grantFind(to: ServiceFunction): void {
    this.grant(to, ['GetItem']);
  }

  /** All streams, and the commits of each. */
  grantScan(to: ServiceFunction): void {
    this.grant(to, ['Scan', 'Query']);
  }

  grantRead(to: ServiceFunction): void {
    this.grant(to, ['Query', 'GetItem']);
  }

  /** Loading and appending, claims included; nothing that is there can be updated or deleted. */
  grantAppend(to: ServiceFunction): void {
    this.grant(to, ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem']);
  }

  /** Giving up a claim, the only items that ever leave the log. */
  grantRelease(to: ServiceFunction): void {
    this.grant(to, ['DeleteItem'], onPartitions('claim#*'));
  }

  /** Moving a directory-wide count, the only items that ever change in the log. */
  grantCount(to: ServiceFunction): void {
    this.grant(to, ['UpdateItem'], onPartitions('count#*'));
  }

  /** Fetching records of the stream again, by their place in it. */
  grantFetch(to: ServiceFunction): void {
    to.allow(['dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [this.streamArn]);
  }

  /** Reading the stream from where one stands. */
  grantFollow(to: ServiceFunction): void {
    to.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'], [this.streamArn]);
  }

  private grant(to: ServiceFunction, actions: readonly string[], conditions?: ReturnType<typeof onPartitions>): void {
    to.allow(
      actions.map((action) => `dynamodb:${action}`),
      [this.table.tableArn],
      conditions,
    );
    to.tell('EVENT_LOG_TABLE', this.table.tableName);
  }
}
