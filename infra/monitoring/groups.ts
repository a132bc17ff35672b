// Splits what one alarm shall watch into as many alarms as CloudWatch's limit of metrics asks for.
import { METRICS_PER_ALARM } from './limits.ts';

export interface Group<T> {
  readonly group: readonly T[];
  /** undefined where one group holds all */
  readonly number: string | undefined;
}

export const inGroups = <T>(items: readonly T[]): readonly Group<T>[] =>
  Array.from({ length: Math.ceil(items.length / METRICS_PER_ALARM) }, (_, at) => ({
    group: items.slice(at * METRICS_PER_ALARM, (at + 1) * METRICS_PER_ALARM),
    number: items.length > METRICS_PER_ALARM ? String(at + 1) : undefined,
  }));
