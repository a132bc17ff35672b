// What requests cost: usage times list prices.
import { PRICES, type Priced, usdOf } from './prices.ts';
import { ASSUMED, type Usage, USAGE } from './usage.ts';

const MILLION = 1_000_000;

export interface Bill {
  readonly what: string;
  /** USD per million */
  readonly usd: number;
  readonly lines: readonly { readonly priced: Priced; readonly usd: number }[];
}

export const billOf = (what: string, usage: Usage): Bill => {
  const lines = (Object.keys(PRICES) as Priced[]).flatMap((priced) => {
    const usd = usdOf(priced, (usage[priced] ?? 0) * MILLION);
    return usd === 0 ? [] : [{ priced, usd }];
  });
  return { what, usd: lines.reduce((sum, line) => sum + line.usd, 0), lines };
};

export const BILLS: readonly Bill[] = Object.entries(USAGE).map(([what, usage]) => billOf(what, usage));

const perMillion = (what: keyof typeof USAGE): number => BILLS.find((bill) => bill.what === what)?.usd ?? Number.NaN;

/** USD per million requests of the assumed mix. */
export const USD_PER_MILLION_REQUESTS =
  (perMillion('a command that changes a user') + ASSUMED.queriesPerCommand * perMillion('a query')) / (1 + ASSUMED.queriesPerCommand);
