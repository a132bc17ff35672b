// The port to the counters of the statistics.
import type { Counted } from '../../../domain/read-models/statistics.ts';

export interface StatisticsStore {
  /**
   * @param days the first and the last day that count as recent, inclusive
   * @param consistent not older than any projection that is known to be done, the ranking of the domains excepted
   */
  read(days: { readonly from: string; readonly to: string }, consistent: boolean): Promise<Counted>;
}
