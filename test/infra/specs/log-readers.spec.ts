// How the log is followed: what the readers see, and what becomes of a batch they cannot apply.
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../infra/local/eventbridge/pattern.ts';
import { CONSUMER_NAMES } from '../../../functions/runtime/streams/consumer.ts';
import { FAILURE_QUEUE } from '../../../infra/limits.ts';
import { dev, functionName, prod } from '../synthesis.ts';

const mappings = dev.model.mappings.map((mapping) => ({ ...mapping, reader: functionName(mapping.functionArn) }));
const readers = mappings.filter(({ sourceArn }) => sourceArn.includes('/stream/'));

export const logReadersSpecs = (): void => {
  describe('readers of the log', () => {
    it('are two, the limit of a stream', () => {
      expect(readers.map(({ reader }) => reader).sort()).toEqual(['DirectoryProjector', 'Publisher']);
      expect(prod.model.mappings).toHaveLength(dev.model.mappings.length);
    });

    it('start with the oldest commit, report single failures, bisect, and give up within the life of a stream record', () => {
      for (const reader of readers) {
        expect(reader).toMatchObject({
          startingPosition: 'TRIM_HORIZON',
          bisectOnError: true,
          reportBatchItemFailures: true,
          enabled: true,
        });
        expect(reader.maximumRetryAttempts).toBeGreaterThan(0);
        expect(reader.maximumRecordAgeSeconds).toBeGreaterThan(0);
        expect(reader.maximumRecordAgeSeconds).toBeLessThanOrEqual(12 * 3600);
      }
    });

    it.each([
      ['a commit', 'INSERT', { streamId: { S: 'user_0190' } }, { stateFingerprint: { S: 'f' } }, true],
      ['a change of an item', 'MODIFY', { streamId: { S: 'user_0190' } }, { stateFingerprint: { S: 'f' } }, false],
      ['the outcome ledger of a stream', 'INSERT', { streamId: { S: 'user_0190' } }, { entries: { B: '' } }, false],
      ['a claim', 'INSERT', { streamId: { S: 'claim#email#1' } }, { owner: { S: 'user_0190' } }, false],
      ['a count', 'INSERT', { streamId: { S: 'count#active-admins' } }, { value: { N: '1' } }, false],
    ])('see commits only: %s', (_, eventName, Keys, NewImage, seen) => {
      for (const { filters } of readers) {
        const matches = filters.some((filter) => compilePattern(filter)({ eventName, dynamodb: { Keys, NewImage } }));
        expect(matches).toBe(seen);
      }
    });
  });

  describe('a batch that a reader gave up', () => {
    const parkFailed = mappings.find(({ reader }) => reader === 'ParkFailed');

    it('goes to the queue that ParkFailed reads', () => {
      expect(parkFailed).toMatchObject({ reportBatchItemFailures: true, enabled: true });
      for (const { onFailureArn } of readers) expect(onFailureArn).toBe(parkFailed?.sourceArn);
    });

    it('names its reader by a function whose name tells which consumer it is', () => {
      const names = readers.map(({ functionArn }) => functionArn.toLowerCase());
      const told = names.flatMap((name) => CONSUMER_NAMES.filter((consumer) => name.includes(consumer)));
      expect(told.sort()).toEqual(['directory', 'publisher']);
    });

    it('ends in the dead letters when it cannot even be parked', () => {
      const queue = dev.model.queues.find(({ arn }) => arn === parkFailed?.sourceArn);
      expect(queue?.redrive?.maxReceiveCount).toBe(FAILURE_QUEUE.maxReceiveCount);
      expect(dev.model.queues.map(({ arn }) => arn)).toContain(queue?.redrive?.deadLetterArn);
    });

    it('travels through encrypted queues that refuse plain HTTP', () => {
      const queues = dev.resources('AWS::SQS::Queue');
      expect(queues).toHaveLength(4);
      for (const { Properties } of queues) expect(Properties.SqsManagedSseEnabled).toBe(true);
      const policies = dev.resources('AWS::SQS::QueuePolicy').map(({ Properties }) => JSON.stringify(Properties.PolicyDocument));
      expect(policies).toHaveLength(4);
      for (const policy of policies) expect(policy).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
    });
  });
};
