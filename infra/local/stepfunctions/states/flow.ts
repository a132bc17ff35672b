// Goes from state to state until the flow ends.
import type { State } from '../language/definition.ts';
import { map, parallel } from './branches.ts';
import { choice, fail, pass, succeed, wait } from './plain.ts';
import { record, type Run, type Step, type Visit } from './run.ts';
import { task } from './task.ts';

const perform = (run: Run, state: State, visit: Visit): Step | Promise<Step> => {
  switch (state.Type) {
    case 'Pass':
      return pass(run, state, visit);
    case 'Task':
      return task(run, state, visit);
    case 'Choice':
      return choice(run, state, visit);
    case 'Wait':
      return wait(run, state, visit);
    case 'Succeed':
      return succeed(run, state, visit);
    case 'Fail':
      return fail(run, state, visit);
    case 'Parallel':
      return parallel(run, state, visit);
    case 'Map':
      return map(run, state, visit);
  }
};

/** @returns the output of its last state; every state that an earlier run has left is passed by with what it answered then */
export const runFlow: Run['flow'] = async (run, flow, path, input, context) => {
  let [name, data] = [flow.StartAt, input];
  for (let count = 0; ; count += 1) {
    const state = flow.States[name];
    if (state === undefined) throw new Error(`${name} is no state`);
    const key = `${path}/${count}`;
    const entered = record(run, `${key}:entered`, `${state.Type}StateEntered`, () => ({ name, input: data }));
    const left = run.execution.find(`${key}:exited`);
    const step: Step = left
      ? (left.data as unknown as Step)
      : await perform(run, state, { name, key, input: data, enteredAt: entered.at, context });
    record(run, `${key}:exited`, `${state.Type}StateExited`, () => ({ name, ...step }));
    if (step.next === undefined) return step.output;
    [name, data] = [step.next, step.output];
  }
};
