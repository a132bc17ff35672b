// The traces of the stack: the newest, or one with all that goes on from it.
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { TraceStore } from '../xray/store.ts';
import { problem } from './problem.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

export const listTraces = (traces: TraceStore, query: URLSearchParams): HttpAnswer => {
  const limit = Number(query.get('limit') || DEFAULT_LIMIT);
  const which = query.get('which') ?? 'all';
  if (which !== 'all' && which !== 'changes') {
    return problem(400, 'Bad Request', 'VALIDATION_ERROR', [{ pointer: 'which', message: 'must be all or changes' }]);
  }
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return jsonAnswer(200, { items: traces.list(limit, which) });
  return problem(400, 'Bad Request', 'INVALID_LIMIT', [{ pointer: 'limit', message: `must be 1 to ${MAX_LIMIT}` }]);
};

/** @param id of a trace, or a correlation id */
export const findTraces = (traces: TraceStore, id: string): HttpAnswer => {
  const items = traces.find(id);
  return items.length === 0 ? problem(404, 'Not Found', 'NOT_FOUND') : jsonAnswer(200, { items });
};
