// Reads the JSON body of a request to the stack's own routes.
import type { IncomingMessage } from 'node:http';
import { readBody } from '../http-api/body.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import { problem } from './problem.ts';

export const MAX_BODY_BYTES = 1024 * 1024;

export const readJson = async (request: IncomingMessage): Promise<{ readonly value: unknown } | { readonly refused: HttpAnswer }> => {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === undefined) return { refused: problem(413, 'Content Too Large', 'VALIDATION_ERROR') };
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return { refused: problem(400, 'Bad Request', 'MALFORMED_JSON') };
  }
};
