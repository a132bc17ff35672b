// The stage's queues as the stack itself uses them: by ARN, straight at the local SQS.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_REGION } from '../model.ts';
import type { QueueModel } from '../model.ts';

export interface QueueClient {
  readonly client: SQSClient;
  readonly urlOf: (queueArn: string) => string;
  readonly send: (queueArn: string, body: string, attributes?: Readonly<Record<string, string>>) => Promise<void>;
}

export const createQueueClient = (endpoint: string, queues: readonly QueueModel[]): QueueClient => {
  const client = new SQSClient({
    endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
    // A queue's URL names the gateway of the functions; the stack does not call through that.
    useQueueUrlAsEndpoint: false,
  });
  const urlOf = (queueArn: string): string => {
    const queue = queues.find(({ arn }) => arn === queueArn);
    if (queue === undefined) throw new Error(`the stage has no queue ${queueArn}`);
    return queue.url;
  };
  return {
    client,
    urlOf,
    send: async (queueArn, body, attributes = {}) => {
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
      );
      await client.send(new SendMessageCommand({ QueueUrl: urlOf(queueArn), MessageBody: body, MessageAttributes }));
    },
  };
};
