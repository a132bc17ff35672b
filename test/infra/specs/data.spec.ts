// What holds the data: nothing is lost by a deletion, a deployment or a rotation that nobody meant.
import { describe, expect, it } from 'vitest';
import { dev, prod } from '../synthesis.ts';

const tablesOf = (stage: typeof dev) => stage.resources('AWS::DynamoDB::Table');

export const dataSpecs = (): void => {
  describe('tables', () => {
    it('are ten, on demand, restorable to any second', () => {
      for (const stage of [dev, prod]) {
        expect(tablesOf(stage)).toHaveLength(10);
        for (const { Properties } of tablesOf(stage)) {
          expect(Properties).toMatchObject({
            BillingMode: 'PAY_PER_REQUEST',
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          });
        }
      }
    });

    it('have the keys and indexes that the functions use', () => {
      const shape = Object.fromEntries(
        dev.model.tables.map(({ name, keySchema, globalSecondaryIndexes }) => [
          /-([A-Za-z]+)Table/.exec(name)?.[1],
          [keySchema, ...globalSecondaryIndexes].map((schema) =>
            JSON.stringify(schema)
              .match(/(?<="(AttributeName|IndexName|ProjectionType)":")[^"]+/g)
              ?.join(' '),
          ),
        ]),
      );
      expect(shape).toEqual({
        EventLog: ['streamId version'],
        Imports: ['importId part'],
        Keys: ['keyId'],
        Directory: [
          'id',
          'byCreatedAt listing createdKey ALL',
          'byStatus status createdKey ALL',
          'byFacet facet createdKey ALL',
          'byDomain domainListing createdKey ALL',
          'byDomainFacet domainFacet createdKey ALL',
          'byEmail emailKey KEYS_ONLY',
          'byExternalId externalKey KEYS_ONLY',
        ],
        Search: ['bucket entry'],
        Statistics: ['counter part', 'byUsers ranking users ALL'],
        Feed: ['day position'],
        Parked: ['consumer position'],
        Processes: [
          'id',
          ...['byStart listing', 'byKind kind', 'byStatus status', 'byUser userId'].map((index) => `${index} startedKey INCLUDE`),
        ],
        Tokens: ['hash'],
      });
    });

    it('forget the events of the feed, imports and tokens that are too old, and nothing else', () => {
      const forgetful = dev.model.tables.flatMap(({ name, ttlAttribute }) =>
        ttlAttribute === undefined ? [] : [`${/-([A-Za-z]+)Table/.exec(name)?.[1]} ${ttlAttribute}`],
      );
      expect(forgetful.sort()).toEqual(['Feed expiresAt', 'Imports ttl', 'Tokens ttl']);
    });

    it('stream new images from the log, and from nothing else', () => {
      const streams = dev.model.tables.flatMap(({ name, streamViewType }) =>
        streamViewType ? [[/EventLog/.test(name), streamViewType]] : [],
      );
      expect(streams).toEqual([[true, 'NEW_IMAGE']]);
    });

    it('cannot be deleted in prod, by anyone or anything', () => {
      for (const { Properties, DeletionPolicy, UpdateReplacePolicy } of tablesOf(prod)) {
        expect({ ...Properties, DeletionPolicy, UpdateReplacePolicy }).toMatchObject({
          DeletionProtectionEnabled: true,
          DeletionPolicy: 'Retain',
          UpdateReplacePolicy: 'Retain',
        });
      }
      expect(prod.stacks.find(({ id }) => id === 'Data')?.terminationProtection).toBe(true);
    });
  });

  describe('the key above the keys of users', () => {
    it('is ours, rotates, and stays in prod', () => {
      const data = prod.stacks.find(({ id }) => id === 'Data')?.template.Resources ?? {};
      const [key, ...others] = Object.values(data).filter(({ Type }) => Type === 'AWS::KMS::Key');
      expect(others).toEqual([]);
      expect(key).toMatchObject({ Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 }, DeletionPolicy: 'Retain' });
    });
  });
};
