// `/_local/dead-letters`: what ended in a queue that nobody reads, and the way to hand it over once more.
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { DeadLetters } from '../services/dead-letters.ts';
import { NOT_YET } from './operation-route.ts';

export const answerDeadLetters = (letters: DeadLetters | undefined): HttpAnswer =>
  letters === undefined ? NOT_YET : jsonAnswer(200, { items: letters.list() }, { 'cache-control': 'no-store' });

export const redriveDeadLetters = async (letters: DeadLetters | undefined): Promise<HttpAnswer> =>
  letters === undefined ? NOT_YET : jsonAnswer(200, await letters.redrive());
