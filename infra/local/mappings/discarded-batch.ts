// What Lambda sends to the on-failure destination of a stream: where the records are, not the records. Source: "Retaining discarded batches", AWS Lambda developer guide.
import { randomUUID } from 'node:crypto';
import type { StreamRecord } from './stream-record.ts';

export interface Discarded {
  readonly records: readonly StreamRecord[];
  readonly shardId: string;
  readonly functionArn: string;
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invokeCount: number;
  /** Whether the function threw, as opposed to naming failed items. */
  readonly unhandled: boolean;
  readonly now: Date;
}

const arrival = (record: StreamRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString().replace('.000Z', 'Z');

export const discardedBatch = ({ records, shardId, functionArn, condition, invokeCount, unhandled, now }: Discarded): unknown => {
  const [first, last] = [records.at(0), records.at(-1)];
  return {
    requestContext: { requestId: randomUUID(), functionArn: `${functionArn}:$LATEST`, condition, approximateInvokeCount: invokeCount },
    ...(invokeCount === 0
      ? {}
      : { responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: unhandled ? 'Unhandled' : null } }),
    version: '1.0',
    timestamp: now.toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn: first?.eventSourceARN,
    },
  };
};
