// Messages that nobody takes any more: listed as they lie there, and handed over once more to the queue or the function they were for.
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { QueueClient } from '../mappings/queue-client.ts';
import type { DeployedModel } from '../model.ts';
import type { Invoker } from '../ports.ts';
import type { LocalQueues } from './queues.ts';

export interface DeadLetter {
  readonly queue: string;
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface DeadLetters {
  list(): readonly DeadLetter[];
  /** What fails again stays. */
  redrive(): Promise<{ readonly redriven: number; readonly failed: number }>;
}

/** Long enough to run the function it was for. */
const AT_WORK_SECONDS = 120;

const plain = (attributes: Readonly<Record<string, { readonly StringValue?: string | undefined }>> = {}): DeadLetter['attributes'] =>
  Object.fromEntries(Object.entries(attributes).map(([name, { StringValue = '' }]) => [name, StringValue]));

/** The function and its payload: a function's failure names both, what a rule or a schedule could not deliver has them beside the body. */
const callOf = ({ body, attributes }: Pick<DeadLetter, 'body' | 'attributes'>): { readonly arn: string; readonly payload: unknown } => {
  const content = JSON.parse(body) as { readonly requestContext?: { readonly functionArn?: string }; readonly requestPayload?: unknown };
  const arn = content.requestContext?.functionArn?.replace(/:\$LATEST$/u, '');
  return arn === undefined ? { arn: attributes['TARGET_ARN'] ?? '', payload: content } : { arn, payload: content.requestPayload };
};

export const createDeadLetters = (
  { queues, mappings }: Pick<DeployedModel, 'queues' | 'mappings'>,
  local: LocalQueues,
  { client, urlOf, send }: QueueClient,
  invoke: Invoker['invoke'],
): DeadLetters => {
  const dead = queues.filter(({ arn }) => !mappings.some(({ sourceArn }) => sourceArn === arn));

  const handOver = async (queueArn: string, letter: Pick<DeadLetter, 'body' | 'attributes'>): Promise<void> => {
    const source = queues.find(({ redrive }) => redrive?.deadLetterArn === queueArn);
    if (source !== undefined) return send(source.arn, letter.body, letter.attributes);
    const { arn, payload } = callOf(letter);
    await invoke(arn, payload);
  };

  return {
    list: () =>
      dead.flatMap(({ name }) =>
        (local.server.inspectQueue(name)?.messages.ready ?? []).map(({ messageId, body, messageAttributes }) => ({
          queue: name,
          id: messageId,
          body,
          attributes: plain(messageAttributes),
        })),
      ),
    redrive: async () => {
      const counts = { redriven: 0, failed: 0 };
      for (const { arn, name } of dead) {
        const QueueUrl = urlOf(arn);
        // Once each: what fails again must not come around in this run.
        for (let left = local.visible(name); left > 0; left -= 1) {
          const { Messages: [message] = [] } = await client.send(
            new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], VisibilityTimeout: AT_WORK_SECONDS }),
          );
          if (message === undefined) break;
          const { ReceiptHandle, Body: body = '' } = message;
          try {
            await handOver(arn, { body, attributes: plain(message.MessageAttributes) });
            await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
            counts.redriven += 1;
          } catch {
            counts.failed += 1;
          }
        }
      }
      return counts;
    },
  };
};
