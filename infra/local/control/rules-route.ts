// Rules over HTTP: adds them, or says what is wrong with them.
import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from '../http-api/response.ts';
import type { Rules } from '../rules/seeded-rules.ts';
import { readJson } from './json-body.ts';
import { problem } from './problem.ts';

const pointerOf = (path: string): string => (path === '' ? '' : `/${path.replaceAll('.', '/')}`);

/** Body: a rule or a list of rules. @param shown the answer once they are in force */
export const addRules = async (
  rules: Pick<Rules<unknown>, 'add'>,
  request: IncomingMessage,
  shown: () => HttpAnswer,
): Promise<HttpAnswer> => {
  const json = await readJson(request);
  if ('refused' in json) return json.refused;
  const result = rules.add(json.value);
  if (result.ok) return shown();
  // A single rule counts as a list of one.
  const violations = result.violations.map(({ path, message }) => ({
    pointer: pointerOf(Array.isArray(json.value) ? path : path.replace(/^0\.?/, '')),
    message,
  }));
  return problem(400, 'Bad Request', 'VALIDATION_ERROR', violations);
};
