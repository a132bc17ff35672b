// Every state in which a kill can meet a saga, from the definitions: where it waits for somebody, and where a step is at work. A new wait is in this list by itself.
import { among, SAGAS, type SagaDefinition } from '../../../domain/catalog.ts';
import { sagaStates } from '../../../infra/constructs/saga-states.ts';
import type { State } from '../../../infra/constructs/task-states.ts';
import { LOCAL_STAGE } from '../../../infra/stages.ts';

export interface Place {
  readonly saga: string;
  readonly state: string;
  /** For a person, the clock or a participant; otherwise a function is at work, or will be tried again. */
  readonly waits: boolean;
}

type States = Readonly<Record<string, State>>;

const FUNCTIONS = { step: (name: string) => name, park: 'park', participant: 'participant' };

/** A process that is parked is in no state: its execution has ended. */
const isParked = (name: string): boolean => name.startsWith('park ');

const placesIn = (saga: string, states: States): readonly Place[] =>
  Object.entries(states).flatMap(([state, { Type, Resource, Branches }]) => {
    if (Type === 'Parallel') return (Branches as readonly { States: States }[]).flatMap(({ States }) => placesIn(saga, States));
    if (Type !== 'Task' || isParked(state)) return [];
    return [{ saga, state, waits: String(Resource).endsWith('.waitForTaskToken') }];
  });

export const PLACES: readonly Place[] = Object.values<SagaDefinition>(SAGAS).flatMap((saga) => {
  const members = LOCAL_STAGE.participants;
  return placesIn(saga.name, sagaStates(among(saga, members), FUNCTIONS, members).States);
});
