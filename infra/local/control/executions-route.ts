// `/_local/executions`: the runs of state machines, or one of them with what it went through.
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { Executions } from '../stepfunctions/overview.ts';
import { problem } from './problem.ts';

const FRESH = { 'cache-control': 'no-store' };

export const answerExecutions = (executions: Executions | undefined, name: string | null): HttpAnswer => {
  if (executions === undefined) return problem(503, 'Service Unavailable', 'UNAVAILABLE');
  if (name === null) return jsonAnswer(200, { items: executions.list() }, FRESH);
  const execution = executions.find(name);
  return execution === undefined ? problem(404, 'Not Found', 'NOT_FOUND') : jsonAnswer(200, execution, FRESH);
};
