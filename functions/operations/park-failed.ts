// ParkFailed: takes the batches that a reader of the log gave up on out of the failure queue and parks their commits.
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { requestHandler } from '../runtime/aws/clients.ts';
import { composeParked } from '../runtime/compose-parked.ts';
import { serveFailures } from '../runtime/streams/serve-failures.ts';
import { createStreamReader } from '../runtime/streams/stream-reader.ts';
import type { Instrumented } from '../runtime/telemetry/instrument.ts';

export const handler: Instrumented<SQSEvent, SQSBatchResponse> = serveFailures(() => ({
  stream: createStreamReader(new DynamoDBStreamsClient({ requestHandler })),
  parked: composeParked(),
}));
