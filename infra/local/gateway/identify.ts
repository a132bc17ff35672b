// What an HTTP request to the gateway asks for: the service and operation from its target header, the caller's key from its signature.
import type { IncomingMessage } from 'node:http';
import { type Service, ServiceError } from '../ports.ts';

export interface Asked {
  readonly service: Service;
  readonly operation: string;
  readonly accessKeyId: string;
}

const SERVICES: Readonly<Record<string, Service>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'streams',
  AWSEvents: 'events',
  TrentService: 'kms',
  AmazonSQS: 'sqs',
};

/** @throws ServiceError for a request that is unsigned, or to a service that is not here */
export const identify = ({ headers, url }: Pick<IncomingMessage, 'headers' | 'url'>): Asked => {
  const accessKeyId = /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];
  if (accessKeyId === undefined)
    throw new ServiceError('MissingAuthenticationTokenException', 'Request is missing Authentication Token', 403);
  const [prefix = '', operation] = String(headers['x-amz-target'] ?? '').split('.');
  const service = SERVICES[prefix];
  if (service && operation) return { service, operation, accessKeyId };
  if (url?.startsWith('/2015-03-31/functions/'))
    throw new ServiceError('NotImplemented', 'The local stack does not serve calls from function to function', 501);
  throw new ServiceError(
    'UnknownOperationException',
    `The local stack does not know the operation ${String(headers['x-amz-target'] ?? url)}`,
  );
};
