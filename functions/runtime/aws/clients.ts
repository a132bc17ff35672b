// SDK clients with the timeouts of this service. Made once per execution environment.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tracedClient } from '../telemetry/tracer.ts';
import { usage } from '../telemetry/usage.ts';
import { observeCapacity } from './consumed-capacity.ts';

/** Per attempt. Without `throwOnRequestTimeout` an overdue request would only be logged, and waited for. */
export const requestHandler = {
  connectionTimeout: 500,
  requestTimeout: 1_000,
  throwOnRequestTimeout: true,
  httpsAgent: { keepAlive: true, maxSockets: 50 },
} as const;

/** For the log and the keys, where the repository is the one retry layer: it must see each attempt's outcome to judge what a later one means. */
export const SINGLE_ATTEMPT = 1;
/** For everything else: the SDK is the one retry layer. */
const SDK_ATTEMPTS = 3;

export const documentClient = (maxAttempts: number = SDK_ATTEMPTS): DynamoDBDocumentClient => {
  const client = tracedClient(new DynamoDBClient({ maxAttempts, requestHandler }));
  observeCapacity(client, usage);
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
};

export const kmsClient = (): KMSClient => tracedClient(new KMSClient({ maxAttempts: SINGLE_ATTEMPT, requestHandler }));

/** No call outlives it, whatever its deadline. */
const LONGEST_CALL_MS = 60_000;

/** Gives a call up at its deadline (epoch milliseconds). */
export const until = ({ deadline }: { readonly deadline: number }): { readonly abortSignal: AbortSignal } => ({
  abortSignal: AbortSignal.timeout(Math.min(Math.max(1, deadline - Date.now()), LONGEST_CALL_MS)),
});
