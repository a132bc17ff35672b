// What an answer must be: a problem that the catalogue declares, or the answer that the contract describes.
import { expect } from 'vitest';
import { type ErrorCode, ERRORS } from '../../../domain/catalog.ts';
import { answerHeaders } from '../../../functions/openapi/headers.ts';
import { Problem } from '../../../functions/openapi/problems.ts';
import type { Answer } from '../client.ts';
import { declaredBy, type Definition } from './message.ts';

export const expectProblem = (definition: Definition, answer: Answer, code: ErrorCode, pointer?: string): void => {
  expect(answer.body).toMatchObject({ code, ...(pointer === undefined ? {} : { errors: [{ pointer }] }) });
  expect(answer.status).toBe(ERRORS[code].status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(Problem.parse(answer.body).correlationId).toBe(answer.headers.get('x-correlation-id'));
  expect(answer.headers.has('retry-after')).toBe(ERRORS[code].retryable);
  expect([...declaredBy(definition)], 'what the catalogue declares').toContain(code);
};

/** Of API Gateway itself. */
export const expectGateway = ({ status, body }: Answer, expected: 401 | 403): void =>
  expect({ status, body }).toEqual({ status: expected, body: { message: expected === 401 ? 'Unauthorized' : 'Forbidden' } });

export const expectSuccess = (definition: Definition, { status, headers, body }: Answer): void => {
  const { answer } = definition;
  expect({ status, body }).toMatchObject({ status: answer.status });
  const declared = answerHeaders(definition);
  const sent = Object.keys(declared.shape).map((name) => [name, headers.get(name) ?? undefined]);
  expect(declared.safeParse(Object.fromEntries(sent)).error?.issues).toBeUndefined();
  if (answer.schema === undefined) expect(body).toBeUndefined();
  else expect(answer.schema.safeParse(body).error?.issues).toBeUndefined();
};
