// The states that need nobody else: Pass, Choice, Wait, Succeed, Fail.
import { ruleHolds } from '../language/choice-rule.ts';
import type { StateOf } from '../language/definition.ts';
import { callIntrinsic } from '../language/intrinsic.ts';
import { type Scope, select } from '../language/json-path.ts';
import { runtimeError, StateError } from '../language/state-error.ts';
import { effectiveInput, outputOf, parametersOf, placed } from './data.ts';
import { record, type Run, scopeOf, type Step, until, type Visit } from './run.ts';

export const pass = (run: Run, state: StateOf<'Pass'>, visit: Visit): Step => {
  const input = effectiveInput(state, scopeOf(run, visit, visit.input));
  const result = state.Result === undefined ? parametersOf(state.Parameters, scopeOf(run, visit, input)) : state.Result;
  return { output: outputOf(state, scopeOf(run, visit, placed(state.ResultPath, visit.input, result))), next: state.Next };
};

/** @throws StateError States.NoChoiceMatched */
export const choice = (run: Run, state: StateOf<'Choice'>, visit: Visit): Step => {
  const input = effectiveInput(state, scopeOf(run, visit, visit.input));
  const scope = scopeOf(run, visit, input);
  const next = state.Choices.find((rule) => ruleHolds(rule, scope))?.Next ?? state.Default;
  if (next === undefined) throw new StateError('States.NoChoiceMatched', `No rule of ${visit.name} holds, and it has no Default`);
  return { output: outputOf(state, scope), next };
};

const dueAt = (state: StateOf<'Wait'>, scope: Scope, now: number): number => {
  const seconds = state.SecondsPath === undefined ? state.Seconds : select(state.SecondsPath, scope);
  if (seconds !== undefined) {
    if (Number.isSafeInteger(seconds) && Number(seconds) >= 0) return now + Number(seconds) * 1000;
    throw runtimeError(`SecondsPath leads to ${JSON.stringify(seconds)}, which is no whole number of seconds`);
  }
  const timestamp = state.TimestampPath === undefined ? state.Timestamp : select(state.TimestampPath, scope);
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  if (Number.isNaN(at)) throw runtimeError(`TimestampPath leads to ${JSON.stringify(timestamp)}, which is no time`);
  return at;
};

export const wait = async (run: Run, state: StateOf<'Wait'>, visit: Visit): Promise<Step> => {
  const scope = scopeOf(run, visit, effectiveInput(state, scopeOf(run, visit, visit.input)));
  const { data } = record(run, `${visit.key}.0:due`, undefined, () => ({ at: dueAt(state, scope, run.clock.now()) }));
  await until(run, data['at'] as number);
  return { output: outputOf(state, scope), next: state.Next };
};

export const succeed = (run: Run, state: StateOf<'Succeed'>, visit: Visit): Step => {
  const input = effectiveInput(state, scopeOf(run, visit, visit.input));
  return { output: outputOf(state, scopeOf(run, visit, input)) };
};

export const fail = (run: Run, state: StateOf<'Fail'>, visit: Visit): never => {
  const scope = scopeOf(run, visit, visit.input);
  const read = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    return String(path.startsWith('$') ? select(path, scope) : callIntrinsic(path, scope));
  };
  throw new StateError(state.Error ?? read(state.ErrorPath) ?? '', state.Cause ?? read(state.CausePath));
};
