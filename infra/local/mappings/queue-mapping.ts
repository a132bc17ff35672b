// One mapping of a queue to a function: receives, filters, invokes, deletes what succeeded. What failed comes back by the queue's own visibility timeout.
import { DeleteMessageBatchCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { compilePattern } from '../eventbridge/pattern.ts';
import type { MappingModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import type { Background, Invoker } from '../ports.ts';
import { itemFailures } from './item-failures.ts';
import { BUSY_POLL_MS, IDLE_POLL_MS } from './limits.ts';
import { Stopped } from './pacer.ts';
import type { Pacer } from './pacer.ts';
import type { QueueClient } from './queue-client.ts';
import { filterable, queueRecord } from './queue-record.ts';
import type { QueueRecord } from './queue-record.ts';

/** SQS hands out and deletes at most ten messages at once. */
const PER_CALL = 10;
const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'] as const;

export interface QueueMappingDeps {
  readonly mapping: MappingModel;
  readonly invoker: Invoker;
  readonly queues: QueueClient;
  readonly pacer: Pacer;
  readonly report: (message: string) => void;
}

export const startQueueMapping = ({ mapping, invoker, queues, pacer, report }: QueueMappingDeps): Background => {
  const QueueUrl = queues.urlOf(mapping.sourceArn);
  const filters = mapping.filters.map(compilePattern);
  const wanted = (record: QueueRecord): boolean => filters.length === 0 || filters.some((matches) => matches(filterable(record)));

  const receive = async (): Promise<QueueRecord[]> => {
    const records: QueueRecord[] = [];
    const windowEnds = Date.now() + mapping.batchingWindowSeconds * 1000;
    for (;;) {
      const { Messages = [] } = await queues.client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(PER_CALL, mapping.batchSize - records.length),
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
      );
      records.push(...Messages.map((message) => queueRecord(message, mapping.sourceArn)));
      if (records.length === 0 || records.length >= mapping.batchSize || Date.now() >= windowEnds) return records;
      await pacer.pause(BUSY_POLL_MS);
    }
  };

  const remove = async (records: readonly QueueRecord[]): Promise<void> => {
    for (let from = 0; from < records.length; from += PER_CALL) {
      const Entries = records
        .slice(from, from + PER_CALL)
        .map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
      const { Failed = [] } = await queues.client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      // It comes again after its visibility timeout, as it does in the account.
      for (const { Code } of Failed) report(`mapping ${mapping.id}: a message was not deleted: ${Code}`);
    }
  };

  /** The records that need not come again. */
  const run = async (records: readonly QueueRecord[]): Promise<readonly QueueRecord[]> => {
    try {
      const answer = await invoker.invoke(mapping.functionArn, { Records: records });
      if (!mapping.reportBatchItemFailures) return records;
      const failed = itemFailures(answer, new Set(records.map(({ messageId }) => messageId)));
      return failed === 'all' ? [] : records.filter(({ messageId }) => !failed.has(messageId));
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      report(`mapping ${mapping.id}: ${records.length} messages failed with ${error.errorType}`);
      return [];
    }
  };

  const loop = async (): Promise<void> => {
    while (!pacer.stopped) {
      try {
        const records = await receive();
        const kept = records.filter(wanted);
        await remove(records.filter((record) => !kept.includes(record)));
        if (kept.length > 0) await remove(await run(kept));
        await pacer.idle(records.length > 0 ? BUSY_POLL_MS : IDLE_POLL_MS);
      } catch (error) {
        if (error instanceof Stopped) return;
        report(`mapping ${mapping.id}: ${String(error)}`);
        await pacer.pause(IDLE_POLL_MS).catch(() => undefined);
      }
    }
  };

  const running = loop();
  return {
    pending: async () => {
      const { Attributes = {} } = await queues.client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] }));
      return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    },
    stop: async () => {
      pacer.stop();
      await running;
    },
  };
};
