// A function that follows the log: it sees every commit, in order per stream, and never stops at one it cannot read.
import { type Code, EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { CONSUMER_FUNCTION, LOG_READER } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import type { EventLogTable } from './event-log-table.ts';
import type { FailureQueue } from './failure-queue.ts';
import { ServiceFunction } from './service-function.ts';

/** The log also holds claims, counts and outcome ledgers; only a commit carries the fingerprint of a state. */
const NEW_COMMITS = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: {
    Keys: { streamId: { S: FilterRule.beginsWith('user_') } },
    NewImage: { stateFingerprint: { S: FilterRule.exists() } },
  },
});

export interface LogReaderProps {
  readonly description: string;
  readonly code: Code;
  readonly stage: StageConfig;
  readonly log: EventLogTable;
  readonly failures: FailureQueue;
}

/** A stream serves two readers per shard without throttling; a third would have to share. */
export class LogReader extends ServiceFunction {
  constructor(scope: Construct, id: string, { description, code, stage, log, failures }: LogReaderProps) {
    super(scope, id, { description, code, stage, limits: CONSUMER_FUNCTION });
    log.grantFollow(this);
    failures.grantSend(this);
    new EventSourceMapping(this, 'Commits', {
      target: this.lambda,
      eventSourceArn: log.streamArn,
      filters: [NEW_COMMITS],
      // A reader that is deployed late still sees all that the stream holds.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: LOG_READER.batchSize,
      parallelizationFactor: LOG_READER.parallelizationFactor,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: LOG_READER.retryAttempts,
      maxRecordAge: LOG_READER.maxRecordAge,
      onFailure: { bind: () => ({ destination: failures.arn }) },
    });
  }
}
