// What a call to any other service needs, and what Lambda needs to feed a mapping.
import { describe, expect, it } from 'vitest';
import { onFailureRequirements, pollingRequirements } from '../../../infra/local/iam/service-requirements.ts';
import type { Service } from '../../../infra/local/ports.ts';
import { KEY, LOG, needs } from '../fixtures/requirements.ts';

describe('other services', () => {
  it.each<[Service, string, Record<string, unknown>, object[]]>([
    [
      'streams',
      'GetRecords',
      { ShardIterator: `000|${LOG}/stream/2026|x` },
      [{ action: 'dynamodb:GetRecords', resource: `${LOG}/stream/2026` }],
    ],
    ['streams', 'DescribeStream', { StreamArn: `${LOG}/stream/1` }, [{ action: 'dynamodb:DescribeStream', resource: `${LOG}/stream/1` }]],
    [
      'events',
      'PutEvents',
      { Entries: [{ EventBusName: 'b', Source: 's', DetailType: 't' }, {}] },
      [
        { action: 'events:PutEvents', resource: 'arn:aws:events:us-east-1:000000000000:event-bus/b', context: { 'events:source': ['s'] } },
        { resource: 'arn:aws:events:us-east-1:000000000000:event-bus/default' },
      ],
    ],
    [
      'kms',
      'GenerateDataKey',
      { KeyId: 'k', EncryptionContext: { a: '1' } },
      [{ action: 'kms:GenerateDataKey', resource: KEY, context: { 'kms:EncryptionContext:a': ['1'] } }],
    ],
    ['kms', 'Decrypt', { CiphertextBlob: 'x' }, [{ action: 'kms:Decrypt', resource: KEY }]],
    ['kms', 'Encrypt', { KeyId: 'unknown' }, [{ resource: 'arn:aws:kms:us-east-1:000000000000:key/unknown' }]],
    [
      'sqs',
      'SendMessageBatch',
      { QueueUrl: 'http://h/000000000000/q' },
      [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:000000000000:q' }],
    ],
    [
      'secretsmanager',
      'GetSecretValue',
      { SecretId: 'billing' },
      [{ action: 'secretsmanager:GetSecretValue', resource: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:billing-??????' }],
    ],
    [
      'lambda',
      'Invoke',
      { FunctionName: 'f' },
      [{ action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:us-east-1:000000000000:function:f' }],
    ],
  ])('%s %s', (service, operation, body, expected) => {
    expect(needs(service, operation, body)).toMatchObject(expected);
  });

  it('refuses an operation whose permissions are not known', () => {
    expect(() => needs('dynamodb', 'DeleteTable', { TableName: 'log' })).toThrow(
      expect.objectContaining({ name: 'AccessDeniedException' }),
    );
    expect(() => needs('kms', 'ScheduleKeyDeletion', {})).toThrow(/kms:ScheduleKeyDeletion/);
  });
});

const pollingActions = (arn: string): string[] => pollingRequirements(arn).map(({ action }) => action);

describe('event source mappings', () => {
  it('poll with the role of their function', () => {
    expect(pollingActions(`${LOG}/stream/1`)).toEqual(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((name) => `dynamodb:${name}`),
    );
    expect(pollingActions('arn:aws:sqs:us-east-1:000000000000:q')).toEqual(
      ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((name) => `sqs:${name}`),
    );
    expect(onFailureRequirements('q')).toMatchObject([{ action: 'sqs:SendMessage' }]);
  });
});
