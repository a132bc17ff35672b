// A commit as stream readers meet it: Lambda's JSON form of an item, and what is no commit.
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { instant } from '../../../../domain/kernel/instant.ts';
import { decodeCommit, toItem } from '../../../../functions/runtime/event-log/commit-item.ts';
import { UnreadableCommit } from '../../../../functions/runtime/event-log/unreadable-commit.ts';

const commit = {
  streamId: 'user_1',
  version: 3,
  commitId: '0f'.repeat(16),
  requestHash: 'ab'.repeat(16),
  events: [{ type: 'Renamed', schemaVersion: 1, data: { changed: true } }],
  state: { status: 'open' },
  sealed: new Uint8Array([250, 1, 2]),
  stateFingerprint: 'account/1',
  occurredAt: instant(0),
  actor: 'tester',
  source: 'test',
  correlationId: 'correlation',
};

/** Lambda writes binaries as base64 text. */
const asLambdaSendsIt = (item: object): Parameters<typeof decodeCommit>[0] =>
  JSON.parse(
    JSON.stringify(item, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)),
  ) as never;

it('decodes the image of a stream record, with binaries as bytes or as base64', () => {
  const image = marshall(toItem(commit));
  expect(decodeCommit(image)).toEqual(commit);
  const lambda = Object.fromEntries(
    Object.entries(image).map(([name, value]) => [
      name,
      'B' in value ? { B: Buffer.from(value.B ?? []).toString('base64') } : asLambdaSendsIt(value),
    ]),
  );
  expect(decodeCommit(lambda as never)).toEqual(commit);
});

it.each([
  ['an attribute is missing', { stateFingerprint: undefined }],
  ['an attribute has another type', { events: 'secret' }],
  ['the version is no version', { version: 0 }],
])('is unreadable when %s, and does not say what it holds', (_, change) => {
  const image = marshall({ ...toItem(commit), ...change }, { removeUndefinedValues: true });
  const decode = () => decodeCommit(image);
  expect(decode).toThrow(UnreadableCommit);
  expect(decode).not.toThrow(/secret|open/);
});
