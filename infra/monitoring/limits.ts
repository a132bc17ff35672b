// Every threshold of the alarms, with its unit and its severity. What an alarm means and what to do about it is in docs/runbook.md.
import { Duration } from 'aws-cdk-lib';

/** `page` wakes somebody; `ticket` is for the next working day. */
export type Severity = 'page' | 'ticket';

/** Where the runbook is; a section's anchor follows. */
export const RUNBOOK = 'docs/runbook.md';

export interface AlarmLimit {
  readonly severity: Severity;
  /** One sentence for the person who gets it. */
  readonly says: string;
  /** It is breached above this. */
  readonly above: number;
  readonly unit: string;
  readonly period: Duration;
  /** So many periods of the last `of` must be breached. */
  readonly breached: number;
  readonly of: number;
}

const ticket = (says: string, above: number, unit: string, minutes: number, breached = 1, of = breached): AlarmLimit => ({
  severity: 'ticket',
  says,
  above,
  unit,
  period: Duration.minutes(minutes),
  breached,
  of,
});

export const ALARMS = {
  ProjectionStaleness: ticket('Read models run behind the log: p99 from commit to row', 5_000, 'ms', 5, 2, 3),
  PublishStaleness: ticket('Events reach the bus late: p99 from commit to bus', 10_000, 'ms', 5, 2, 3),
  Parked: ticket('Commits could not be applied and were set aside', 0, 'commits', 5),
  DeadLetters: ticket('Messages were given up for good', 0, 'messages', 5),
  ErrorCode: ticket('A critical code was answered or logged', 2, 'errors in 5 min', 5),
  UnknownOutcome: ticket('Commands ended without anybody knowing whether they took effect', 2, 'commands in 5 min', 5),
  ApiThrottles: ticket('Callers are turned away by the rate limit of the API', 50, 'requests in 5 min', 5, 2, 3),
  StreamBehind: ticket('A reader of the log stands still or is too slow', 60_000, 'ms of iterator age', 5, 2, 3),
  BackgroundErrors: ticket('Invocations failed of functions that no caller waits for', 0, 'invocations in 5 min', 5, 2, 3),
  LambdaThrottles: ticket('The account runs as many functions at once as it may', 0, 'invocations in 5 min', 5, 2, 3),
  NearTimeout: ticket('Functions come close to their time-out', 80, '% of the time-out', 5, 2, 3),
  TableThrottles: ticket('A table refuses reads or writes', 0, 'events in 5 min', 5, 2, 3),
  TableSystemErrors: ticket('DynamoDB fails on its side', 2, 'errors in 5 min', 5),
  FailedDeliveries: ticket('EventBridge could not deliver events to a target', 0, 'invocations in 5 min', 5),
  SagaFailures: ticket('Executions of a state machine failed, timed out or were aborted', 0, 'executions in 5 min', 5),
  CostPerDay: ticket('More requests than the budget of the stage allows', 20, 'USD a day, estimated', 24 * 60),
} as const satisfies Record<string, AlarmLimit>;

export type AlarmName = keyof typeof ALARMS;

export interface Objective {
  readonly says: string;
  /** % of requests that may miss it */
  readonly budget: number;
  /** ms: a slower answer misses it; only for objectives of latency */
  readonly withinMs?: number;
}

export const OBJECTIVES = {
  ApiAvailability: { says: '99.9 % of requests are answered without a failure on our side', budget: 0.1 },
  CommandLatency: { says: '99 % of commands are answered within 1,000 ms', budget: 1, withinMs: 1_000 },
  QueryLatency: { says: '99 % of queries are answered within 500 ms', budget: 1, withinMs: 500 },
} as const satisfies Record<string, Objective>;

export type ObjectiveName = keyof typeof OBJECTIVES;

export interface Burn {
  readonly severity: Severity;
  /** How many times faster than a month's budget allows. */
  readonly rate: number;
  /** Both must burn: the long window shows that it matters, the short one that it is still going on. */
  readonly windows: readonly [Duration, Duration];
}

/** 14.4 spends 2 % of a month's budget in an hour, 6 spends 5 % in six hours (The Site Reliability Workbook, chapter 5). */
export const BURNS = {
  Fast: { severity: 'page', rate: 14.4, windows: [Duration.hours(1), Duration.minutes(5)] },
  Slow: { severity: 'ticket', rate: 6, windows: [Duration.hours(6), Duration.minutes(30)] },
} as const satisfies Record<string, Burn>;

/** requests in a window, below which a share says nothing */
export const FEWEST_REQUESTS = 20;

/** CloudWatch's limit for one alarm. */
export const METRICS_PER_ALARM = 10;
