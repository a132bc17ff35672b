// Holds what was measured against the budget.
import { type Cost, costText, within } from './budget.ts';

export type Verdict = 'met' | 'NOT MET' | 'over, as decided' | '';

/** @param costs of one operation at every stream length that was measured */
export const verdictOf = (costs: readonly Cost[], limit: Cost | undefined, decided: boolean): Verdict => {
  if (limit === undefined) return '';
  if (costs.every((cost) => within(cost, limit))) return 'met';
  return decided ? 'over, as decided' : 'NOT MET';
};

export const failureText = (operation: string, costs: readonly Cost[], limit: Cost): string =>
  `${operation}: ${costs.map(costText).join(', ')} (requests · read units · write units), but the budget is ${costText(limit)}.`;
