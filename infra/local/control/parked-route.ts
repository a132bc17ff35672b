// `/_local/parked`: what the log's readers could not apply, and the way to have it applied after all.
import type { IncomingMessage } from 'node:http';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { ParkedRecords } from '../services/parked-records.ts';
import { readJson } from './json-body.ts';
import { problem } from './problem.ts';

const NOT_YET = problem(503, 'Service Unavailable', 'UNAVAILABLE');

export const answerParked = async (parked: ParkedRecords | undefined): Promise<HttpAnswer> =>
  parked === undefined ? NOT_YET : jsonAnswer(200, { items: await parked.list() }, { 'cache-control': 'no-store' });

/** Body `{"consumer": "directory"}`, as the function Redrive takes it; answers what that answered, with 400 for its refusal. */
export const redriveParked = async (parked: ParkedRecords | undefined, request: IncomingMessage): Promise<HttpAnswer> => {
  if (parked === undefined) return NOT_YET;
  const body = await readJson(request);
  if ('refused' in body) return body.refused;
  const answer = (await parked.redrive(body.value)) as {
    readonly code?: string;
    readonly errors?: readonly { pointer: string; message: string }[];
  };
  return answer.code === undefined ? jsonAnswer(200, answer) : problem(400, 'Bad Request', answer.code, answer.errors);
};
