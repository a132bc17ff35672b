// A record of a DynamoDB stream as Lambda hands it to a function.
import type { AttributeValue, _Record } from '@aws-sdk/client-dynamodb-streams';
import { LOCAL_REGION } from '../model.ts';

type Image = Record<string, unknown>;

export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Seconds since 1970 */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Image;
    readonly NewImage?: Image;
    readonly OldImage?: Image;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
  readonly userIdentity?: { readonly principalId: string; readonly type: string };
  readonly eventSourceARN: string;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** DynamoDB JSON, with bytes in base64. */
const plain = (value: AttributeValue): unknown => {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(plain) };
  if (value.M !== undefined) return { M: imageOf(value.M) };
  // DynamoDB Local writes an empty map into its stream as `{}`, where DynamoDB writes `{"M": {}}`.
  return Object.keys(value).length === 0 ? { M: {} } : value;
};

const imageOf = (image: Record<string, AttributeValue>): Image =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));

/** @param sourceArn the stream's ARN in the template, which the function knows */
export const streamRecord = (record: _Record, sourceArn: string): StreamRecord => {
  const { ApproximateCreationDateTime, Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType } = record.dynamodb ?? {};
  if (SequenceNumber === undefined) throw new Error('DynamoDB gave a stream record without a sequence number');
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_REGION,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      Keys: imageOf(Keys ?? {}),
      ...(NewImage === undefined ? {} : { NewImage: imageOf(NewImage) }),
      ...(OldImage === undefined ? {} : { OldImage: imageOf(OldImage) }),
      SequenceNumber,
      SizeBytes: SizeBytes ?? 0,
      StreamViewType: StreamViewType ?? '',
    },
    ...(record.userIdentity === undefined
      ? {}
      : { userIdentity: { principalId: record.userIdentity.PrincipalId ?? '', type: record.userIdentity.Type ?? '' } }),
    eventSourceARN: sourceArn,
  };
};
