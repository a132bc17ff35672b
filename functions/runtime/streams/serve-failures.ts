// Makes a Lambda handler that empties the failure queue: each message stands alone, and one that fails comes again.
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { once } from '../config/once.ts';
import { describeFailure } from '../failure.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { type FailedBatch, parseFailedBatch } from './failed-batch.ts';
import { type ParkBatchPorts, parkBatch } from './park-batch.ts';

const OPERATION = 'ParkFailed';

const park = async (batch: FailedBatch, ports: ParkBatchPorts): Promise<number> => {
  const parked = await parkBatch(batch, ports, Date.now());
  const where = { operation: OPERATION, consumers: batch.consumers, shardId: batch.shardId, from: batch.from, to: batch.to };
  if (parked === 'gone') {
    logger.critical('the stream dropped records before they could be parked: rebuild the read model', where);
    return batch.consumers.length;
  }
  logger.error(`${OPERATION} parked a batch`, { ...where, parked });
  return parked;
};

export const serveFailures = (compose: () => ParkBatchPorts): Instrumented<SQSEvent, SQSBatchResponse> => {
  const ports = once(compose);
  return instrumentConsumer(OPERATION, async ({ Records }) => {
    const failed: SQSRecord[] = [];
    let parked = 0;
    for (const record of Records) {
      try {
        parked += await park(parseFailedBatch(record.body), ports());
      } catch (thrown) {
        logger.error(`${OPERATION} will try a message again`, {
          operation: OPERATION,
          messageId: record.messageId,
          ...describeFailure(thrown),
        });
        failed.push(record);
      }
    }
    count(OPERATION, { Parked: parked, Waiting: failed.length });
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
};
