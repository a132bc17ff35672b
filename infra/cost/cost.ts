// Prints what a million requests cost and writes docs/cost.md: `just cost`; --check compares it only, --json prints for machines.
import { parseArgs } from 'node:util';
import { settlePage } from '../made-page.ts';
import { COSTS } from './costs.ts';
import { page } from './page.ts';

const PAGE = { path: 'docs/cost.md', source: 'infra/cost', command: 'just cost' };
const USAGE =
  'just cost [--check] [--json]\nPrints USD per million commands, queries and sagas and writes docs/cost.md; --check only says whether the page is still true.';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const line = (usd: number, what: string): string => `${usd.toFixed(2).padStart(8)} USD per million ${what}`;

const report = (said: string): string => {
  if (values.check) return said;
  if (values.json) return JSON.stringify(COSTS, null, 2);
  return [
    ...COSTS.requests.map(({ what, usd }) => line(usd, `of ${what}`)),
    line(COSTS.usdPerMillionRequests, 'requests of the assumed mix'),
    ...COSTS.sagas.map(({ saga, usd: [usd = Number.NaN] }) => line(usd, `of the saga ${saga}, its state transitions`)),
    said,
  ].join('\n');
};

process.stdout.write(`${values.help ? USAGE : report(settlePage(PAGE, page(), values.check))}\n`);
