// A message of a queue as Lambda hands it to a function.
import type { Message } from '@aws-sdk/client-sqs';
import { LOCAL_REGION } from '../model.ts';

export interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

export const queueRecord = (message: Message, eventSourceARN: string): QueueRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  attributes: message.Attributes ?? {},
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  ),
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion: LOCAL_REGION,
});

/** What filters see: the body as JSON where it is JSON. */
export const filterable = (record: QueueRecord): unknown => {
  try {
    return { ...record, body: JSON.parse(record.body) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return record;
    throw error;
  }
};
