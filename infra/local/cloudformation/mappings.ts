// The event source mappings: which stream or queue feeds which function, and how failures are treated.
import * as z from 'zod';
import type { MappingModel, Resource } from '../model.ts';
import { functionArn } from './functions.ts';
import { fail, flag, ignored, parseResource } from './parse-resource.ts';

const mappingSchema = z.strictObject({
  BatchSize: z.coerce.number().optional(),
  BisectBatchOnFunctionError: flag.default(false),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
  Enabled: flag.default(true),
  EventSourceArn: z.string(),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  MaximumRecordAgeInSeconds: z.coerce.number().default(-1),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  MetricsConfig: ignored,
  ParallelizationFactor: z.coerce.number().default(1),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  Tags: ignored,
});

/** Lambda's defaults by the kind of source. */
const DEFAULT_BATCH_SIZE = { stream: 100, queue: 10 };

const pattern = (resource: Resource, text: string): Record<string, unknown> => {
  const result = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
  return result.success ? result.data : fail(resource, `the filter ${text} is no pattern`);
};

export const readMappings = (resources: readonly Resource[]): MappingModel[] =>
  resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map((resource) => {
      const mapping = parseResource(resource, mappingSchema);
      const kind = mapping.EventSourceArn.includes(':dynamodb:') ? 'stream' : 'queue';
      if (kind === 'stream' && !mapping.StartingPosition) fail(resource, 'a stream needs a StartingPosition');
      return {
        id: resource.name,
        functionArn: functionArn(resource, mapping.FunctionName, resources),
        sourceArn: mapping.EventSourceArn,
        enabled: mapping.Enabled,
        batchSize: mapping.BatchSize ?? DEFAULT_BATCH_SIZE[kind],
        batchingWindowSeconds: mapping.MaximumBatchingWindowInSeconds,
        startingPosition: mapping.StartingPosition,
        filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => pattern(resource, Pattern)),
        bisectOnError: mapping.BisectBatchOnFunctionError,
        maximumRetryAttempts: mapping.MaximumRetryAttempts,
        maximumRecordAgeSeconds: mapping.MaximumRecordAgeInSeconds,
        parallelizationFactor: mapping.ParallelizationFactor,
        reportBatchItemFailures: mapping.FunctionResponseTypes.length > 0,
        onFailureArn: mapping.DestinationConfig?.OnFailure?.Destination,
      };
    });
