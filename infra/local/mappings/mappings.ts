// The event source mappings of a stage: starts each one if its function's role may read the source.
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { LogSink } from '../lambda/invoker.ts';
import { LOCAL_REGION } from '../model.ts';
import type { DeployedModel, MappingModel } from '../model.ts';
import type { Background, Invoker } from '../ports.ts';
import { openCheckpoints } from './checkpoints.ts';
import { RETRY_BASE_MS } from './limits.ts';
import { Pacer } from './pacer.ts';
import type { QueueClient } from './queue-client.ts';
import { startQueueMapping } from './queue-mapping.ts';
import { startStreamMapping } from './stream-mapping.ts';
import type { StreamMappingDeps } from './stream-mapping.ts';

export interface MappingsOptions {
  readonly model: Pick<DeployedModel, 'mappings' | 'tables'>;
  readonly invoker: Invoker;
  readonly dynamoDbEndpoint: string;
  /** The model's stream ARN -> the one DynamoDB Local gave the stream. */
  readonly realStreamArns: ReadonlyMap<string, string>;
  readonly queues: QueueClient;
  /** Where checkpoints are kept; undefined: memory only. */
  readonly dataDir: string | undefined;
  /** The permissions that a mapping's function lacks to read its source and to write to its destination. */
  readonly missingPermissions: (mapping: MappingModel) => readonly string[];
  readonly onLog: LogSink;
  /** Hears of records when they are read from a stream. */
  readonly onRead?: StreamMappingDeps['onRead'];
  readonly retryBaseMs?: number;
}

export interface Mappings extends Background {
  /** Records and messages that wait or run; 0 only when a poll begun after the call found every source empty. */
  readonly pending: () => Promise<number>;
}

/** @throws Error when a role lacks a permission, as creating the mapping fails in the account */
const checkPermissions = ({ model, missingPermissions }: MappingsOptions): void => {
  for (const mapping of model.mappings) {
    const missing = missingPermissions(mapping);
    if (missing.length === 0) continue;
    throw new Error(
      `The role of ${mapping.functionArn} may not ${missing.join(', ')}, which its mapping ${mapping.id} from ${mapping.sourceArn} needs`,
    );
  }
};

export const startMappings = (options: MappingsOptions): Mappings => {
  checkPermissions(options);
  const { model, invoker, queues, realStreamArns } = options;
  const client = new DynamoDBStreamsClient({
    endpoint: options.dynamoDbEndpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
  });
  const checkpoints = openCheckpoints(options.dataDir);
  const report = (message: string): void => options.onLog({ function: 'mappings', line: JSON.stringify({ level: 'ERROR', message }) });
  const onRead = options.onRead ?? (() => undefined);
  const retryBaseMs = options.retryBaseMs ?? RETRY_BASE_MS;

  const start = (mapping: MappingModel): Background => {
    const deps = { mapping, invoker, pacer: new Pacer(), report };
    if (mapping.sourceArn.startsWith('arn:aws:sqs:')) return startQueueMapping({ ...deps, queues });
    const streamArn = realStreamArns.get(mapping.sourceArn);
    const table = model.tables.find((candidate) => candidate.streamArn === mapping.sourceArn);
    const keys = (table?.keySchema ?? []) as readonly { readonly AttributeName: string; readonly KeyType: string }[];
    const partitionKey = keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
    if (streamArn === undefined || partitionKey === undefined)
      throw new Error(`mapping ${mapping.id} reads a stream of no table: ${mapping.sourceArn}`);
    return startStreamMapping({ ...deps, client, streamArn, checkpoints, partitionKey, retryBaseMs, sendToQueue: queues.send, onRead });
  };
  const running = model.mappings.filter(({ enabled }) => enabled).map(start);
  return {
    pending: async () => {
      const counts = await Promise.all(running.map(async ({ pending }) => pending()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    stop: async () => {
      await Promise.all(running.map((mapping) => mapping.stop()));
      client.destroy();
    },
  };
};
