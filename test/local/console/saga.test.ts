// The graph of a saga: every step of its definition, with what a run says of it.
import { expect, it } from 'vitest';
import { SAGAS } from '../../../domain/catalog.ts';
import { nodesOf, type Process } from '../../../infra/local/console/browser/saga.ts';

const AT = '2026-03-01T09:00:00.000Z';
const processOf = (...steps: (readonly [name: string, state: string])[]): Process => ({
  id: 'proc_1',
  kind: 'onboarding',
  status: 'WAITING',
  userId: null,
  startedAt: AT,
  updatedAt: AT,
  steps: steps.map(([name, state]) => ({ name, state, startedAt: AT, finishedAt: null, attempts: 1 })),
});
const statesOf = (process?: Process) => nodesOf(SAGAS.onboarding, process).map(({ step, state }) => [step.name, state]);

it('has every step of the definition where nothing has run, with the point of no return', () => {
  const nodes = nodesOf(SAGAS.onboarding);
  expect(nodes.map(({ step }) => step.name)).toEqual(SAGAS.onboarding.steps.map(({ name }) => name));
  expect(nodes.filter(({ turn }) => turn).map(({ step }) => step.name)).toEqual(['confirm']);
  expect(nodes.every(({ state, current }) => state === undefined && !current)).toBe(true);
});

it('says where the run is, what it has left out and what is to come', () => {
  const process = processOf(['admit', 'DONE'], ['confirm', 'WAITING']);
  expect(statesOf(process)).toEqual([
    ['admit', 'DONE'],
    ['provision', 'SKIPPED'],
    ['confirm', 'WAITING'],
    ['activate', undefined],
  ]);
  expect(nodesOf(SAGAS.onboarding, process).filter(({ current }) => current)).toMatchObject([{ step: { name: 'confirm' } }]);
});

it('counts what each participant does as the step of the definition, held up by the one that is behind', () => {
  const process = processOf(['admit', 'DONE'], ['provision-one', 'DONE'], ['provision-two', 'RUNNING']);
  expect(statesOf(process).slice(0, 3)).toEqual([
    ['admit', 'DONE'],
    ['provision', 'RUNNING'],
    ['confirm', undefined],
  ]);
});

it('keeps a step that only the run knows, and a run of which there is no definition', () => {
  const process = processOf(['admit', 'DONE'], ['of an older version', 'PARKED']);
  expect(statesOf(process).at(-1)).toEqual(['of an older version', 'PARKED']);
  expect(nodesOf(undefined, process)).toHaveLength(2);
});
