// Given-when-then for sagas: a definition, what goes wrong in it, and the states that it goes through until it ends or is parked.
import { expect } from 'vitest';
import type { SagaDefinition } from '../../domain/kernel/saga.ts';
import { type FlowFailure, flowOf } from '../../domain/kernel/saga-flow.ts';

/** State -> what it fails with, each time. `all`: with anything that has no name. */
export type Trouble = Readonly<Record<string, FlowFailure['on']>>;

const travelled = (saga: SagaDefinition, trouble: Trouble): readonly string[] => {
  const flow = flowOf(saga);
  const states: string[] = [];
  for (let at = flow[0]; at !== undefined; ) {
    const { name, next, failures, parked }: (typeof flow)[number] = at;
    states.push(name);
    if (parked) break;
    const error = trouble[name];
    const to: string | undefined = error === undefined ? next : failures.find(({ on }) => on === error || on === 'all')?.to;
    at = flow.find((state) => state.name === to);
  }
  return states;
};

export const given = (saga: SagaDefinition) => ({
  when: (trouble: Trouble = {}) => ({
    // oxlint-disable-next-line unicorn/no-thenable -- nobody awaits it, and the grammar is given, when, then
    then: (states: string): void => expect(travelled(saga, trouble).join(' > ')).toBe(states),
  }),
});
