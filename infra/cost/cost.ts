// Prints what a million requests cost and writes docs/cost.md: `just cost`; --check compares it only, --json prints for machines.
import { parseArgs } from 'node:util';
import { settlePage } from '../made-page.ts';
import { BILLS, USD_PER_MILLION_REQUESTS } from './bill.ts';
import { page } from './page.ts';
import { PRICES_AS_OF, PRICES_REGION } from './prices.ts';

const PAGE = { path: 'docs/cost.md', source: 'infra/cost', command: 'just cost' };
const USAGE =
  'just cost [--check] [--json]\nPrints USD per million commands and queries and writes docs/cost.md; --check only says whether the page is still true.';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const report = (said: string): string => {
  if (values.check) return said;
  if (values.json)
    return JSON.stringify({ pricesAsOf: PRICES_AS_OF, region: PRICES_REGION, bills: BILLS, USD_PER_MILLION_REQUESTS }, null, 2);
  const lines = BILLS.map(({ what, usd }) => `${usd.toFixed(2).padStart(8)} USD per million of ${what}`);
  return [...lines, `${USD_PER_MILLION_REQUESTS.toFixed(2).padStart(8)} USD per million requests of the assumed mix`, said].join('\n');
};

process.stdout.write(`${values.help ? USAGE : report(settlePage(PAGE, page(), values.check))}\n`);
