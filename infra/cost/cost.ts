// Prints what a million requests cost and writes docs/cost.md: `just cost`; --check compares it only, --json prints for machines.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BILLS, USD_PER_MILLION_REQUESTS } from './bill.ts';
import { page } from './page.ts';
import { PRICES_AS_OF, PRICES_REGION } from './prices.ts';

const PAGE = new URL('../../docs/cost.md', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const written = (): string | undefined => {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return undefined;
  }
};

if (values.check) {
  const same = written() === page();
  say(same ? 'docs/cost.md: as infra/cost says' : 'docs/cost.md differs from infra/cost: run `just cost` and commit what it writes');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(PAGE, page());
  if (values.json)
    say(JSON.stringify({ pricesAsOf: PRICES_AS_OF, region: PRICES_REGION, bills: BILLS, USD_PER_MILLION_REQUESTS }, null, 2));
  else {
    for (const { what, usd } of BILLS) say(`${usd.toFixed(2).padStart(8)} USD per million of ${what}`);
    say(`${USD_PER_MILLION_REQUESTS.toFixed(2).padStart(8)} USD per million requests of the assumed mix\ndocs/cost.md written`);
  }
}
