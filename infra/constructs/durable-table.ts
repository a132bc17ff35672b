// A table as all of ours are: on demand, restorable to any second, kept by the stage's rules.
import { BillingMode, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';

/**
 * A plain table, not a global one: the log stands on conditional writes and transactions, which hold within one region only, so a
 * second writing replica would break it.
 */
export const durableTable = (
  scope: Construct,
  stage: StageConfig,
  props: Pick<TableProps, 'partitionKey' | 'sortKey' | 'stream' | 'timeToLiveAttribute'>,
): Table =>
  new Table(scope, 'Table', {
    ...props,
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: stage.recoveryDays },
    deletionProtection: stage.deletionProtection,
    removalPolicy: stage.removalPolicy,
  });
