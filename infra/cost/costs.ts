// What a million of each thing costs, at list prices: for the page, the command and the console of the local stack.
import { type Member, PARTICIPANT_ACTIONS, SAGAS } from '../../domain/catalog.ts';
import { happyTransitions } from '../sagas/transitions.ts';
import { type Bill, BILLS, USD_PER_MILLION_REQUESTS } from './bill.ts';
import { PRICES_AS_OF, PRICES_REGION, usdOf } from './prices.ts';

const MILLION = 1_000_000;
const MEMBERS: readonly Member[] = ['one', 'two'].map((name) => ({ name, actions: PARTICIPANT_ACTIONS }));

/** USD of state transitions, where all goes well, per million of a saga with no, one and two participants */
export interface SagaCost {
  readonly saga: string;
  readonly usd: readonly number[];
}

export interface Costs {
  readonly pricesAsOf: string;
  readonly region: string;
  /** USD per million of the assumed mix of commands and queries */
  readonly usdPerMillionRequests: number;
  readonly requests: readonly Bill[];
  readonly sagas: readonly SagaCost[];
}

const sagaCosts = (): SagaCost[] =>
  Object.values(SAGAS).map((saga) => ({
    saga: saga.name,
    usd: [0, 1, 2].map((count) => usdOf('stepFunctionsTransition', happyTransitions(saga, MEMBERS.slice(0, count)) * MILLION)),
  }));

export const COSTS: Costs = {
  pricesAsOf: PRICES_AS_OF,
  region: PRICES_REGION,
  usdPerMillionRequests: USD_PER_MILLION_REQUESTS,
  requests: BILLS,
  sagas: sagaCosts(),
};
