// One batch of the stream, the same for every consumer: decode, apply, park what can never be applied, report where to go on from.
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { decodeCommit } from '../event-log/commit-item.ts';
import type { StoredCommit } from '../event-log/ports.ts';
import { CORRELATION_ID } from '../http/correlation.ts';
import { isTraceparent } from '../http/trace.ts';
import type { Cause } from '../telemetry/tracer.ts';
import { type Consumer, kindOf, type NotApplied, type Position } from './consumer.ts';
import { type ParkedStore, positionKey, toParked } from './parked-store.ts';

export interface BatchPorts {
  readonly consumer: Consumer;
  readonly parked: Pick<ParkedStore, 'put'>;
}

export interface BatchResult {
  readonly response: DynamoDBBatchResponse;
  readonly applied: readonly StoredCommit[];
  readonly parked: readonly NotApplied[];
  readonly waiting: readonly NotApplied[];
}

type Decoded = { readonly commit: StoredCommit } | NotApplied;

export const positionIn = ({ dynamodb }: DynamoDBRecord): Position => ({
  streamId: dynamodb?.Keys?.streamId?.S ?? '',
  version: Number(dynamodb?.Keys?.version?.N ?? Number.NaN),
});

/** What made the commit in the record, also where the rest of it cannot be read. */
export const causeIn = ({ dynamodb }: DynamoDBRecord): Cause => {
  const [correlationId, traceparent] = [dynamodb?.NewImage?.correlationId?.S, dynamodb?.NewImage?.traceparent?.S];
  return {
    ...(correlationId !== undefined && CORRELATION_ID.test(correlationId) && { correlationId }),
    ...(traceparent !== undefined && isTraceparent(traceparent) && { traceparent }),
  };
};

const decode = (record: DynamoDBRecord): Decoded => {
  try {
    return { commit: decodeCommit((record.dynamodb?.NewImage ?? {}) as Parameters<typeof decodeCommit>[0]) };
  } catch (thrown) {
    return { position: positionIn(record), kind: 'poison', thrown };
  }
};

/** The checkpoint is the first record that must come again: Lambda repeats it and all behind it, which is harmless. */
export const processBatch = async (
  records: readonly DynamoDBRecord[],
  { consumer, parked }: BatchPorts,
  deadline: number,
  now: number,
): Promise<BatchResult> => {
  const decoded = records.map(decode);
  const commits = decoded.flatMap((each) => ('commit' in each ? [each.commit] : []));
  const undecoded = decoded.flatMap((each) => ('commit' in each ? [] : [each]));
  const failures = [...undecoded, ...(await consumer.apply(commits, deadline))];

  const waiting = failures.filter(({ kind }) => kind === 'dependency');
  const done: NotApplied[] = [];
  for (const failure of failures.filter(({ kind }) => kind === 'poison')) {
    try {
      await parked.put(toParked(consumer.name, failure.position, failure.thrown, now));
      done.push(failure);
    } catch (thrown) {
      if (kindOf(thrown) === 'poison') throw thrown;
      waiting.push({ position: failure.position, kind: 'dependency', thrown });
    }
  }
  const again = new Set(waiting.map(({ position }) => positionKey(position)));
  const first = records.find((record) => again.has(positionKey(positionIn(record))));
  const failed = new Set(failures.map(({ position }) => positionKey(position)));
  return {
    response: { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] },
    applied: commits.filter((commit) => !failed.has(positionKey(commit))),
    parked: done,
    waiting,
  };
};
