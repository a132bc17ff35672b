// Ends with a clear message where there are no AWS credentials, before anything slow begins.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NOT_DONE } from './connection.ts';

/** Any client looks for credentials where the CLI and CDK do; no request is sent. */
const client = new DynamoDBClient({ region: 'us-east-1' });
try {
  await client.config.credentials();
} catch {
  process.stderr.write('no AWS credentials were found: set AWS_PROFILE, or sign in (aws sso login), and run it again\n');
  process.exitCode = NOT_DONE;
} finally {
  client.destroy();
}
