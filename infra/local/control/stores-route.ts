// `/_local/stores`: the names of all that this stack keeps; `?name=` answers the records of one, as text.
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { Stores } from '../stores/stores.ts';
import { problem } from './problem.ts';

const FRESH = { 'cache-control': 'no-store' };

export const answerStores = async (stores: Stores | undefined, name: string | null): Promise<HttpAnswer> => {
  if (stores === undefined) return problem(503, 'Service Unavailable', 'UNAVAILABLE');
  if (name === null) return jsonAnswer(200, { items: stores.names }, FRESH);
  const records = await stores.read(name);
  return records === undefined ? problem(404, 'Not Found', 'NOT_FOUND') : jsonAnswer(200, { items: records }, FRESH);
};
