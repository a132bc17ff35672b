// The stage's DynamoDB tables, from either resource type.
import * as z from 'zod';
import type { Resource, TableModel } from '../model.ts';
import { flag, ignored, parseResource } from './parse-resource.ts';
import { streamArnOf } from './resource-types.ts';

const tableSchema = z.strictObject({
  AttributeDefinitions: z.array(z.unknown()),
  BillingMode: ignored,
  ContributorInsightsSpecification: ignored,
  DeletionProtectionEnabled: ignored,
  GlobalSecondaryIndexes: z
    .array(z.looseObject({ IndexName: z.string(), KeySchema: z.array(z.unknown()), Projection: z.unknown() }))
    .default([]),
  KeySchema: z.array(z.unknown()),
  OnDemandThroughput: ignored,
  PointInTimeRecoverySpecification: ignored,
  ProvisionedThroughput: ignored,
  Replicas: ignored,
  SSESpecification: ignored,
  StreamSpecification: z.looseObject({ StreamViewType: z.string() }).optional(),
  TableClass: ignored,
  TableName: ignored,
  Tags: ignored,
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().optional(), Enabled: flag }).optional(),
  WarmThroughput: ignored,
  WriteOnDemandThroughputSettings: ignored,
  WriteProvisionedThroughputSettings: ignored,
});

export const readTables = (resources: readonly Resource[]): TableModel[] =>
  resources
    .filter(({ type }) => type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable')
    .map((resource) => {
      const properties = parseResource(resource, tableSchema);
      const { StreamSpecification: stream, TimeToLiveSpecification: ttl } = properties;
      return {
        name: resource.name,
        arn: resource.arn,
        streamArn: stream && streamArnOf(resource.arn),
        keySchema: properties.KeySchema,
        attributeDefinitions: properties.AttributeDefinitions,
        globalSecondaryIndexes: properties.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection,
        })),
        streamViewType: stream?.StreamViewType,
        ttlAttribute: ttl?.Enabled ? ttl.AttributeName : undefined,
      };
    });
