// What Lambda leaves in the failure queue: where in which shard a batch is that a consumer gave up on. The records themselves are not in it.
// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
import * as z from 'zod';
import { CONSUMER_NAMES, type ConsumerName } from './consumer.ts';

const FailedBatchSchema = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string().regex(/^[0-9]+$/),
    endSequenceNumber: z.string().regex(/^[0-9]+$/),
  }),
});

export interface FailedBatch {
  /** Both, where the function is not known: redriving what had been applied changes nothing. */
  readonly consumers: readonly ConsumerName[];
  readonly streamArn: string;
  readonly shardId: string;
  readonly from: string;
  readonly to: string;
}

/** @throws ZodError for anything but such a message */
export const parseFailedBatch = (body: string): FailedBatch => {
  const { requestContext, DDBStreamBatchInfo: info } = FailedBatchSchema.parse(JSON.parse(body));
  const functionName = requestContext.functionArn.toLowerCase();
  const named = CONSUMER_NAMES.filter((name) => functionName.includes(name));
  const { streamArn, shardId, startSequenceNumber: from, endSequenceNumber: to } = info;
  return { consumers: named.length === 1 ? named : CONSUMER_NAMES, streamArn, shardId, from, to };
};
