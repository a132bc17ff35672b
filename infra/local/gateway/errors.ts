// AWS's error answers on the wire.
import { type Service, ServiceError } from '../ports.ts';
import type { Answer } from './forward.ts';

const CONTENT_TYPES: Partial<Record<Service, string>> = {
  scheduler: 'application/json',
  ses: 'application/json',
  events: 'application/x-amz-json-1.1',
  kms: 'application/x-amz-json-1.1',
  secretsmanager: 'application/x-amz-json-1.1',
};

export const jsonAnswer = (service: Service | undefined, status: number, content: Record<string, unknown>): Answer => ({
  status,
  headers: { 'content-type': (service && CONTENT_TYPES[service]) ?? 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(content)),
});

/** Anything but a {@link ServiceError} is the local stack's own failure, and answers 500 with its message. */
export const errorAnswer = (service: Service | undefined, error: unknown): Answer => {
  if (error instanceof ServiceError) return jsonAnswer(service, error.status, { __type: error.name, message: error.message });
  return jsonAnswer(service, 500, { __type: 'InternalFailure', message: error instanceof Error ? error.message : String(error) });
};

export const internalServerError = (service: Service): Answer =>
  jsonAnswer(service, 500, { __type: 'InternalServerError', message: 'The request processing has failed because of an unknown error' });

export const throttled = (service: Service): ServiceError =>
  service === 'dynamodb' || service === 'streams'
    ? new ServiceError(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
      )
    : new ServiceError('ThrottlingException', 'Rate exceeded');
