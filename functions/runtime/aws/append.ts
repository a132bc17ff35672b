// Appends a commit to the log table: one conditional put, or one transaction where guards must hold with it.
import {
  ConditionalCheckFailedException,
  IdempotentParameterMismatchException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { fromItem, toItem } from '../event-log/commit-item.ts';
import type { AppendResult, Call, Guard, StoredCommit } from '../event-log/ports.ts';
import { until } from './clients.ts';
import { failureOf } from './failures.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Old = Parameters<typeof unmarshall>[0];

const VACANT = 'attribute_not_exists(streamId)';
const GUARD_VERSION = 0;
const RETURN_OLD = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

const commitPut = (table: string, commit: StoredCommit) => ({
  TableName: table,
  Item: toItem(commit),
  ConditionExpression: VACANT,
  ...RETURN_OLD,
});

const guardItem = (table: string, guard: Guard): TransactItem => {
  const Key = { streamId: guard.key, version: GUARD_VERSION };
  if (guard.kind === 'claim') {
    const Item = { ...Key, owner: guard.owner, commitId: new Uint8Array(Buffer.from(guard.commitId, 'hex')) };
    return { Put: { TableName: table, Item, ConditionExpression: VACANT, ...RETURN_OLD } };
  }
  if (guard.kind === 'release') {
    const ExpressionAttributeValues = { ':owner': guard.owner };
    return {
      Delete: {
        TableName: table,
        Key,
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues,
      },
    };
  }
  const update = { TableName: table, Key, UpdateExpression: 'ADD #n :delta', ExpressionAttributeNames: { '#n': 'n' } };
  const values = { ':delta': guard.delta };
  if (guard.delta === 1) return { Update: { ...update, ExpressionAttributeValues: values } };
  return { Update: { ...update, ConditionExpression: '#n > :floor', ExpressionAttributeValues: { ...values, ':floor': guard.floor } } };
};

const occupied = (old: Old): AppendResult => ({ kind: 'occupied', by: fromItem(unmarshall(old)) });

/** The commit's own reason counts first: who finds the version taken knows nothing about the guards. */
const cancelled = ({ CancellationReasons: reasons = [] }: TransactionCanceledException): AppendResult => {
  const [own, ...guards] = reasons;
  if (own?.Code === 'ConditionalCheckFailed' && own.Item !== undefined) return occupied(own.Item);
  const index = guards.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (index >= 0) return { kind: 'guarded', index };
  const ours = reasons.find(({ Code }) => Code === 'ValidationError' || Code === 'ItemCollectionSizeLimitExceeded');
  if (ours !== undefined) throw new Error(`The log refused a transaction: ${ours.Code}`);
  return { kind: 'busy' };
};

const judge = (error: unknown): AppendResult => {
  if (error instanceof ConditionalCheckFailedException && error.Item !== undefined) return occupied(error.Item);
  if (error instanceof TransactionCanceledException) return cancelled(error);
  if (error instanceof IdempotentParameterMismatchException) return { kind: 'mismatch' };
  const failure = failureOf(error);
  if (failure === 'ours') throw error;
  return { kind: failure === 'unknown' ? 'unknown' : 'busy' };
};

export const append = async (
  client: DynamoDBDocumentClient,
  table: string,
  commit: StoredCommit,
  guards: readonly Guard[],
  token: string,
  call: Call,
): Promise<AppendResult> => {
  const put = commitPut(table, commit);
  try {
    if (guards.length === 0) await client.send(new PutCommand(put), until(call));
    else {
      const TransactItems = [{ Put: put }, ...guards.map((guard) => guardItem(table, guard))];
      await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: token }), until(call));
    }
    return { kind: 'appended' };
  } catch (error) {
    return judge(error);
  }
};
