// The answers "no" of an operation: one response per status, with the codes that it can carry.
import * as z from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { ERRORS, type ErrorCode } from '../../domain/kernel/errors.ts';
import { COMMON_ERRORS, type CommandDefinition, type QueryDefinition } from '../../domain/kernel/message.ts';
import { PROBLEM_MEDIA_TYPE, problemType } from '../runtime/http/problem.ts';
import { CORRELATION, RETRY } from './headers.ts';

const Code = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

const Violation = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer into the body, or the name of a parameter or header.', examples: ['/email'] }),
    code: Code,
    message: z.string().meta({ description: 'Names the field, never its value.' }),
  })
  .meta({ id: 'Violation' });

export const Problem = z
  .looseObject({
    type: z.string().meta({ description: 'urn:rollcall:error:<code>', examples: [problemType('VALIDATION_ERROR')] }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: Code,
    correlationId: z.string(),
    errors: z.array(Violation).optional().meta({ description: 'Every rule that the request breaks.' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. Facts that a caller can act on are further members, e.g. from and allowed of INVALID_TRANSITION.',
  });

const Gateway = z
  .object({ message: z.string() })
  .meta({ id: 'GatewayMessage', description: 'What API Gateway answers before a function is asked.' });
const GATEWAY_STATUSES = new Set([401, 403, 413, 429]);

const example = (code: ErrorCode) => ({
  type: problemType(code),
  title: ERRORS[code].title,
  status: ERRORS[code].status,
  detail: 'Says what happened, in words.',
  code,
  correlationId: 'tour-of-the-day',
});

type Response = NonNullable<ZodOpenApiResponsesObject[`${1 | 2 | 3 | 4 | 5}${string}`]>;

/** Operations that can be refused in the same way share one component. */
const shared = new Map<string, Response>();

const response = (status: number, codes: readonly ErrorCode[]): Response => {
  const id = [`Status${status}`, ...codes].join('.');
  const known = shared.get(id);
  if (known !== undefined) return known;
  const [first] = codes;
  const narrowed = z.looseObject({ code: z.enum(codes as [ErrorCode, ...ErrorCode[]]) });
  const made: Response = {
    id,
    description: codes.length === 0 ? 'Too many requests' : codes.map((code) => `${code}: ${ERRORS[code].title}`).join('. '),
    headers: codes.some((code) => ERRORS[code].retryable) ? RETRY : CORRELATION,
    content: {
      ...(first === undefined ? {} : { [PROBLEM_MEDIA_TYPE]: { schema: z.intersection(Problem, narrowed), example: example(first) } }),
      ...(GATEWAY_STATUSES.has(status) ? { 'application/json': { schema: Gateway } } : {}),
    },
  };
  shared.set(id, made);
  return made;
};

export const problemResponses = ({ errors }: CommandDefinition | QueryDefinition): ZodOpenApiResponsesObject => {
  const byStatus = Map.groupBy([...new Set([...errors, ...COMMON_ERRORS])].sort(), (code) => ERRORS[code].status);
  if (!byStatus.has(429)) byStatus.set(429, []);
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([status, codes]) => [`${status}`, response(status, codes)]));
};
