// The figures of a proof: how its onboardings ended, what their state transitions cost, and what the participant was asked.
import { PRICES, usdOf } from '../../../infra/cost/prices.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import type { By } from './behaviour.ts';
import type { End, Status } from './ends.ts';
import type { Onboarded } from './onboard.ts';

const MILLION = 1_000_000;

export interface Spread {
  readonly onboardings: number;
  /** Transitions -> onboardings that took so many */
  readonly transitions: Readonly<Record<number, number>>;
  /** Of one onboarding, on average */
  readonly usd: number;
}

export interface Report {
  readonly onboardings: number;
  readonly by: By;
  readonly seed: number;
  readonly seconds: number;
  readonly registeredInSeconds: number;
  readonly clockMovedSeconds: number;
  readonly requestsSentAgain: number;
  readonly verified: Onboarded['verified'];
  readonly ends: Readonly<Partial<Record<Status, Spread>>>;
  /** Completed without being told of their answer */
  readonly foundByThemselves: number;
  readonly transitions: number;
  readonly usd: number;
  readonly usdPerMillionTransitions: number;
  /** By what they met */
  readonly callsOfTheParticipant: ReturnType<Stack['participant']['ledger']['tally']>;
  readonly problems: readonly string[];
}

const spreadOf = (ends: readonly End[]): Spread => {
  const counts = Map.groupBy(ends, ({ transitions }) => transitions);
  const all = ends.reduce((sum, { transitions }) => sum + transitions, 0);
  return {
    onboardings: ends.length,
    transitions: Object.fromEntries([...counts].map(([transitions, { length }]) => [transitions, length])),
    usd: usdOf('stepFunctionsTransition', all) / ends.length,
  };
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

export const reportOf = (
  { seconds, registeredInSeconds, movedMs, sentAgain, verified }: Onboarded,
  ends: readonly End[],
  {
    by,
    seed,
    calls,
    problems,
  }: { readonly by: By; readonly seed: number; readonly calls: Report['callsOfTheParticipant']; readonly problems: readonly string[] },
): Report => {
  const transitions = ends.reduce((sum, end) => sum + end.transitions, 0);
  const { usd, units } = PRICES.stepFunctionsTransition;
  return {
    onboardings: ends.length,
    by,
    seed,
    seconds: tenths(seconds),
    registeredInSeconds: tenths(registeredInSeconds),
    clockMovedSeconds: movedMs / 1_000,
    requestsSentAgain: sentAgain,
    verified,
    ends: Object.fromEntries([...Map.groupBy(ends, ({ status }) => status)].map(([status, some]) => [status, spreadOf(some)])),
    foundByThemselves: ends.filter(({ foundByItself }) => foundByItself).length,
    transitions,
    usd: usdOf('stepFunctionsTransition', transitions),
    usdPerMillionTransitions: (usd * MILLION) / units,
    callsOfTheParticipant: calls,
    problems,
  };
};
