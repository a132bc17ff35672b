// The metrics, written to the log in the embedded metric format. Dimensions are few and bounded: service, operation, code.
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { ErrorCode } from '../../../domain/kernel/errors.ts';
import type { Counted, OfParticipant, SagaCounted, Timed } from './metric-catalog.ts';
import { takeUsage } from './usage.ts';

const metrics = new Metrics();

export const measuring = () => logMetrics(metrics, { captureColdStartMetric: true });

/** Each set is a series of its own, and an alarm sees one of them: of the whole service, and by operation. */
const dimension = (operation: string): void => {
  // Of an operation before it in the same invocation, whose dimensions must not become its own.
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  metrics.addDimensions({});
  metrics.addDimensions({ operation });
};

/** What an operation counts, and what it used, all at once: by its name and, where it was refused, by the code. */
export const count = (operation: string, counts: Partial<Record<Counted, number>>, code?: ErrorCode): void => {
  dimension(operation);
  if (code !== undefined) metrics.addDimensions({ code });
  for (const [name, value] of Object.entries({ ...counts, ...takeUsage() })) metrics.addMetric(name, MetricUnit.Count, value);
};

/** The library writes a metric by itself at 100 values, and forgets its dimensions with it. */
const MAX_VALUES = 99;

/** Any number of values, written at once: not with the counts, whose code would make a series of each. */
export const timed = (operation: string, name: Timed, milliseconds: readonly number[]): void => {
  for (let at = 0; at < milliseconds.length; at += MAX_VALUES) {
    dimension(operation);
    for (const value of milliseconds.slice(at, at + MAX_VALUES)) metrics.addMetric(name, MetricUnit.Milliseconds, value);
    metrics.publishStoredMetrics();
  }
};

/** Written at once and apart from what the invocation counts, whose dimensions are others. */
const single = (name: string, value: number, ...sets: readonly Record<string, string>[]): void => {
  const one = metrics.singleMetric();
  for (const set of sets) one.addDimensions(set);
  one.addMetric(name, MetricUnit.Count, value);
};

export const participantMetric = (name: OfParticipant, participant: string, value: number, outcome?: string): void =>
  single(name, value, { participant }, ...(outcome === undefined ? [] : [{ outcome }]));

/** Of all sagas, and of this one */
export const sagaMetric = (name: SagaCounted, saga: string): void => single(name, 1, {}, { saga });
