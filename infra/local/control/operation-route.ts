// `/_local/parked` and `/_local/rebuild`: the operations of people, with the request and the answer of their functions.
import type { IncomingMessage } from 'node:http';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { Operate, Operation } from '../services/operations.ts';
import type { ParkedRecords } from '../services/parked-records.ts';
import { readJson } from './json-body.ts';
import { problem } from './problem.ts';

export const NOT_YET = problem(503, 'Service Unavailable', 'UNAVAILABLE');

export const answerParked = async (parked: ParkedRecords | undefined): Promise<HttpAnswer> =>
  parked === undefined ? NOT_YET : jsonAnswer(200, { items: await parked.list() }, { 'cache-control': 'no-store' });

/** Body as the function takes it, e.g. `{"consumer": "directory"}`; answers what that answered, with 400 for its refusal. */
export const operate = async (operation: Operation, call: Operate | undefined, request: IncomingMessage): Promise<HttpAnswer> => {
  if (call === undefined) return NOT_YET;
  const body = await readJson(request);
  if ('refused' in body) return body.refused;
  const answer = (await call(operation, body.value)) as {
    readonly code?: string;
    readonly errors?: readonly { pointer: string; message: string }[];
  };
  return answer.code === undefined ? jsonAnswer(200, answer) : problem(400, 'Bad Request', answer.code, answer.errors);
};
