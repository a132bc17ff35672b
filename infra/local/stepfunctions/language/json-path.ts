// Reads and writes JSON by path: `$` is the state's data, `$$` the context object.
import { JSONPath } from 'jsonpath-plus';
import { runtimeError, StateError } from './state-error.ts';

export interface Scope {
  readonly data: unknown;
  readonly context: unknown;
}

/** A path that can only ever name one place. */
const isDefinite = (path: string): boolean => !/\.\.|[*?]|\[[^'\]]*[:,]/.test(path);

/** Every value at the path. */
export const find = (path: string, { data, context }: Scope): unknown[] => {
  const inContext = path.startsWith('$$');
  const [json, rest] = inContext ? [context, path.slice(1)] : [data, path];
  if (rest === '$') return [json];
  return JSONPath({ path: rest, json: json as object, wrap: true }) as unknown[];
};

/** @throws StateError States.Runtime for a path that leads nowhere */
export const select = (path: string, scope: Scope): unknown => {
  const found = find(path, scope);
  if (!isDefinite(path)) return found;
  if (found.length === 0) throw runtimeError(`The JSONPath '${path}' could not be found in the input`);
  return found[0];
};

const STEPS = /\.([A-Za-z_][\w-]*)|\['([^']+)'\]|\[(\d+)\]/y;

const stepsOf = (path: string): (string | number)[] => {
  const steps: (string | number)[] = [];
  STEPS.lastIndex = 1;
  while (STEPS.lastIndex < path.length) {
    const [, dotted, quoted, index] = STEPS.exec(path) ?? [];
    const name = dotted ?? quoted;
    if (name === undefined && index === undefined) throw runtimeError(`${path} is no reference path`);
    steps.push(name ?? Number(index));
  }
  return steps;
};

/** Whether a value can be written at the path: names and indexes only. */
export const isReferencePath = (path: string): boolean => {
  try {
    return path.startsWith('$') && !path.startsWith('$$') && stepsOf(path).length >= 0;
  } catch {
    return false;
  }
};

const isContainer = (value: unknown): value is Record<string | number, unknown> => typeof value === 'object' && value !== null;

/** A copy of `data` with `value` at the reference path, whose missing objects are made. @throws StateError States.ResultPathMatchFailure */
export const insert = (path: string, data: unknown, value: unknown): unknown => {
  const steps = stepsOf(path);
  const place = (target: unknown, depth: number): unknown => {
    const step = steps[depth];
    if (step === undefined) return value;
    const fits = typeof step === 'number' ? Array.isArray(target) && step < target.length : isContainer(target) && !Array.isArray(target);
    if (target !== undefined && !fits) throw new StateError('States.ResultPathMatchFailure', `Unable to apply ResultPath '${path}'`);
    if (Array.isArray(target)) return target.with(Number(step), place(target[Number(step)], depth + 1));
    const object = (target ?? {}) as Record<string, unknown>;
    return { ...object, [step]: place(Object.hasOwn(object, step) ? object[step] : undefined, depth + 1) };
  };
  return place(data, 0);
};
