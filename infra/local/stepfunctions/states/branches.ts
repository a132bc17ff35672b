// Parallel and Map: several flows at once. The first that fails ends the others.
import { processorOf } from '../language/parse-definition.ts';
import type { StateOf } from '../language/definition.ts';
import { select } from '../language/json-path.ts';
import { runtimeError, StateError } from '../language/state-error.ts';
import { failureData, throwFailure, withAttempts } from './attempts.ts';
import { effectiveInput, parametersOf } from './data.ts';
import { record, type Run, scopeOf, type Step, type Visit } from './run.ts';

/** Runs the flows of one attempt, at most `limit` at once. */
const together = async (run: Run, key: string, type: string, flows: readonly ((inner: Run) => Promise<unknown>)[], limit: number) => {
  // Also said of an attempt of an earlier run, whose branches must not begin again.
  throwFailure(run.execution.find(`${key}:ended`)?.data ?? {});
  const controller = new AbortController();
  const inner: Run = { ...run, signal: AbortSignal.any([run.signal, controller.signal]) };
  const results: unknown[] = [];
  const waiting = flows.entries();
  const work = async (): Promise<void> => {
    for (const [index, flow] of waiting) results[index] = await flow(inner);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(limit, flows.length) }, work));
    return results;
  } catch (error) {
    controller.abort();
    if (error instanceof StateError) record(run, `${key}:ended`, type, () => failureData(error));
    throw error;
  }
};

export const parallel = (run: Run, state: StateOf<'Parallel'>, visit: Visit): Promise<Step> => {
  const scope = scopeOf(run, visit, effectiveInput(state, scopeOf(run, visit, visit.input)));
  const input = parametersOf(state.Parameters, scope);
  return withAttempts(run, state, visit, (key) => {
    const flows = state.Branches.map((branch, index) => (inner: Run) => run.flow(inner, branch, `${key}.${index}`, input, visit.context));
    return together(run, key, 'ParallelStateFailed', flows, Number.POSITIVE_INFINITY);
  });
};

export const map = (run: Run, state: StateOf<'Map'>, visit: Visit): Promise<Step> => {
  const scope = scopeOf(run, visit, effectiveInput(state, scopeOf(run, visit, visit.input)));
  const items = select(state.ItemsPath ?? '$', scope);
  if (!Array.isArray(items)) throw runtimeError(`${visit.name}: ItemsPath leads to no array`);
  const processor = processorOf(state);
  const selector = state.ItemSelector ?? state.Parameters;
  return withAttempts(run, state, visit, (key) => {
    const flows = items.map((item: unknown, index) => (inner: Run) => {
      const context = { ...visit.context, Map: { Item: { Index: index, Value: item } } };
      const path = `${key}.${index}`;
      const begun = record(inner, `${path}:started`, 'MapIterationStarted', () => ({
        name: visit.name,
        index,
        input: selector === undefined ? item : parametersOf(selector, scopeOf(run, { ...visit, context }, scope.data)),
      }));
      return run.flow(inner, processor, path, begun.data['input'], context);
    });
    return together(run, key, 'MapStateFailed', flows, state.MaxConcurrency === 0 ? Number.POSITIVE_INFINITY : state.MaxConcurrency);
  });
};
