// The keys that seal personal data: a row per user, and the KMS key above them all. A user is erased by deleting the user's row.
import { Key } from 'aws-cdk-lib/aws-kms';
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { KEY_DELETION_WINDOW, KEY_ROTATION_PERIOD } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import { durableTable } from './durable-table.ts';
import type { ServiceFunction } from './service-function.ts';

/** Each grant also tells the function the table's name and the key's ARN. */
export class UserKeys extends Construct {
  private readonly table: Table;
  private readonly key: Key;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.table = durableTable(this, stage, { partitionKey: { name: 'keyId', type: AttributeType.STRING } });
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the data key that wraps the keys of users',
      enableKeyRotation: true,
      rotationPeriod: KEY_ROTATION_PERIOD,
      pendingWindow: KEY_DELETION_WINDOW,
      removalPolicy: stage.removalPolicy,
    });
  }

  /** Sealing for and reading of users that have a key. */
  grantUse(to: ServiceFunction): void {
    this.grant(to, 'dynamodb:GetItem', 'kms:Decrypt');
  }

  /** Making the key of a new user, and the data key where there is none yet. */
  grantCreate(to: ServiceFunction): void {
    this.grant(to, 'dynamodb:PutItem', 'kms:GenerateDataKey');
  }

  /** Erasure: the rows of users can be deleted, never that of the deployment's own key. */
  grantDestroy(to: ServiceFunction): void {
    this.destroy(to, 'user_*');
  }

  /** What a process was to do for many users cannot be read any more. */
  grantDestroyOfProcesses(to: ServiceFunction): void {
    this.destroy(to, 'proc_*');
  }

  private destroy(to: ServiceFunction, pattern: string): void {
    to.tell('KEYS_TABLE', this.table.tableName);
    to.allow(['dynamodb:DeleteItem'], [this.table.tableArn], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [pattern] } });
  }

  private grant(to: ServiceFunction, tableAction: string, keyAction: string): void {
    to.allow([tableAction], [this.table.tableArn]);
    to.allow([keyAction], [this.key.keyArn]);
    to.tell('KEYS_TABLE', this.table.tableName);
    to.tell('DATA_KEY_ARN', this.key.keyArn);
  }
}
