// What an HTTP request to the gateway asks for: the service and operation from its target header, the caller's key from its signature.
import type { IncomingMessage } from 'node:http';
import { type Service, ServiceError } from '../ports.ts';

export interface Asked {
  readonly service: Service;
  readonly operation: string;
  readonly accessKeyId: string;
  /** What the path and the query string say, for services whose requests are not all body. */
  readonly parameters?: Readonly<Record<string, string>>;
}

const SERVICES: Readonly<Record<string, Service>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'streams',
  AWSEvents: 'events',
  TrentService: 'kms',
  AmazonSQS: 'sqs',
  secretsmanager: 'secretsmanager',
  AWSStepFunctions: 'states',
};

const SCHEDULE_OPERATIONS: Readonly<Record<string, string>> = { POST: 'CreateSchedule', GET: 'GetSchedule', DELETE: 'DeleteSchedule' };

const scheduleCall = (method = '', url = ''): Pick<Asked, 'operation' | 'parameters'> | undefined => {
  const { pathname, searchParams } = new URL(url, 'http://gateway');
  const name = /^\/schedules\/([^/]+)$/.exec(pathname)?.[1];
  const operation = SCHEDULE_OPERATIONS[method];
  if (name === undefined || operation === undefined) return undefined;
  const group = searchParams.get('groupName');
  return { operation, parameters: { Name: decodeURIComponent(name), ...(group !== null && { GroupName: group }) } };
};

/** @throws ServiceError for a request that is unsigned, or to a service that is not here */
export const identify = ({ headers, url, method }: Pick<IncomingMessage, 'headers' | 'url' | 'method'>): Asked => {
  const accessKeyId = /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];
  if (accessKeyId === undefined)
    throw new ServiceError('MissingAuthenticationTokenException', 'Request is missing Authentication Token', 403);
  const [prefix = '', operation] = String(headers['x-amz-target'] ?? '').split('.');
  const service = SERVICES[prefix];
  if (service && operation) return { service, operation, accessKeyId };
  const schedule = headers.authorization?.includes('/scheduler/aws4_request') ? scheduleCall(method, url) : undefined;
  if (schedule) return { service: 'scheduler', accessKeyId, ...schedule };
  if (method === 'POST' && url === '/v2/email/outbound-emails') return { service: 'ses', operation: 'SendEmail', accessKeyId };
  if (url?.startsWith('/2015-03-31/functions/'))
    throw new ServiceError('NotImplemented', 'The local stack does not serve calls from function to function', 501);
  throw new ServiceError(
    'UnknownOperationException',
    `The local stack does not know the operation ${String(headers['x-amz-target'] ?? url)}`,
  );
};
