// Records of the log's stream as Lambda hands them to a reader: binaries in base64, one sequence number after the other.
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { toItem } from '../../functions/runtime/event-log/commit-item.ts';
import type { StoredCommit } from '../../functions/runtime/event-log/ports.ts';

const asText = (image: object): NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] =>
  JSON.parse(
    JSON.stringify(image, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)),
  );

/** `damage` changes the item on its way, e.g. `{events: 'nonsense'}`. */
export const recordOf = (commit: StoredCommit, sequenceNumber: number, damage: object = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(sequenceNumber),
    Keys: { streamId: { S: commit.streamId }, version: { N: String(commit.version) } },
    NewImage: asText(marshall({ ...toItem(commit), ...damage }, { removeUndefinedValues: true })) ?? {},
  },
});

/** Sequence numbers from 1. */
export const batchOf = (...commits: readonly StoredCommit[]): DynamoDBStreamEvent => ({
  Records: commits.map((commit, index) => recordOf(commit, index + 1)),
});
