// `/_local/executions`: the runs of state machines, or one of them with what it went through; and the redrive of one that failed.
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { Executions } from '../stepfunctions/overview.ts';
import { readJson } from './json-body.ts';
import { problem } from './problem.ts';

const UNAVAILABLE = problem(503, 'Service Unavailable', 'UNAVAILABLE');
const NOT_FOUND = problem(404, 'Not Found', 'NOT_FOUND');
const FRESH = { 'cache-control': 'no-store' };

export const answerExecutions = (executions: Executions | undefined, name: string | null): HttpAnswer => {
  if (executions === undefined) return UNAVAILABLE;
  if (name === null) return jsonAnswer(200, { items: executions.list() }, FRESH);
  const execution = executions.find(name);
  return execution === undefined ? NOT_FOUND : jsonAnswer(200, execution, FRESH);
};

const Redrive = z.strictObject({ redrive: z.string() });

/** Body `{"redrive": "<name>"}`; 409 for one that runs, has succeeded, or failed too long ago. */
export const redriveExecution = async (executions: Executions | undefined, request: IncomingMessage): Promise<HttpAnswer> => {
  if (executions === undefined) return UNAVAILABLE;
  const body = await readJson(request);
  if ('refused' in body) return body.refused;
  const asked = Redrive.safeParse(body.value);
  if (!asked.success)
    return problem(400, 'Bad Request', 'VALIDATION_ERROR', [{ pointer: '/redrive', message: 'must be the name of an execution' }]);
  const redriven = executions.redrive(asked.data.redrive);
  if (redriven === undefined) return NOT_FOUND;
  return redriven ? answerExecutions(executions, asked.data.redrive) : problem(409, 'Conflict', 'NOT_REDRIVABLE');
};
