// The headers of the API's conventions, as schemas: the same words for every operation.
import * as z from 'zod';
import type { CommandDefinition, QueryDefinition } from '../../domain/kernel/message.ts';

type Definition = CommandDefinition | QueryDefinition;

const text = (description: string, example: string, more: object = {}) => z.string().meta({ description, examples: [example], ...more });

const correlationId = text(
  'Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made.',
  'tour-of-the-day',
  {
    pattern: '^[A-Za-z0-9_-]{8,128}$',
  },
);
const etag = text('The version of the user.', '"3"', { pattern: '^"[1-9][0-9]*"$' });
const token = text('Opaque. A query that sends it back never sees older data.', 'q7cC0Lq5bM1bInVzZXJfMDE5MGYzIiwzXQ');

const key = {
  'Idempotency-Key': text(
    'The same key, caller and body: the same answer and one effect, for 24 hours. Another body: 422.',
    '6f1c2f0e-create-ada',
    {
      pattern: '^[\\x21-\\x7e]{1,255}$',
    },
  ).optional(),
};
const condition = { 'If-Match': text('The ETag that was read; refused with 412 when the user has changed since.', '"3"').optional() };

const isKeyed = ({ errors }: Definition): boolean => errors.includes('IDEMPOTENCY_KEY_REUSED');
const isOneUser = ({ method, path }: Definition): boolean => method === 'GET' && path === '/v1/users/{id}';

export const requestHeaders = (definition: Definition) =>
  z.object({
    'X-Correlation-Id': correlationId.optional(),
    ...(isKeyed(definition) ? key : {}),
    ...(definition.errors.includes('VERSION_MISMATCH') ? condition : {}),
    ...(definition.kind === 'query' && definition.reads.length > 0 ? { 'Consistency-Token': token.optional() } : {}),
    ...(isOneUser(definition) ? { 'If-None-Match': text('An ETag; 304 while it is current.', '"3"').optional() } : {}),
  });

export const CORRELATION = z.object({ 'X-Correlation-Id': correlationId });
export const NOT_MODIFIED = z.object({ 'X-Correlation-Id': correlationId, ETag: etag });
export const RETRY = z.object({ 'X-Correlation-Id': correlationId, 'Retry-After': text('Seconds to wait.', '1') });

const replayed = text('Present when the answer is that of an earlier request with the same key.', 'true').optional();

/** Of a user as a command left it. */
export const CHANGED_USER = z.object({
  'X-Correlation-Id': correlationId,
  ETag: etag,
  'Consistency-Token': token,
  'Idempotent-Replayed': replayed,
});

export const answerHeaders = (definition: Definition) => {
  if (definition.kind === 'query') return isOneUser(definition) ? NOT_MODIFIED : CORRELATION;
  if (definition.answer.status === 202) {
    const location = text('Where the process is that does the work.', '/v1/processes/proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8');
    return z.object({
      'X-Correlation-Id': correlationId,
      Location: location,
      'Consistency-Token': token.optional(),
      'Idempotent-Replayed': replayed,
    });
  }
  // It changes no user.
  if (!isKeyed(definition)) return CORRELATION;
  return definition.answer.status === 201
    ? CHANGED_USER.extend({ Location: text('Where the user is.', '/v1/users/user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8') })
    : CHANGED_USER;
};
