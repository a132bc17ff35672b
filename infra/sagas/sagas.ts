// Writes docs/sagas.md: `just sagas`; --check compares it only.
import { parseArgs } from 'node:util';
import { settlePage } from '../made-page.ts';
import { page } from './page.ts';

const PAGE = { path: 'docs/sagas.md', source: 'domain/sagas', command: 'just sagas' };
const USAGE = 'just sagas [--check]\nWrites docs/sagas.md from domain/sagas; --check only says whether it is still true.';

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
});

process.stdout.write(`${values.help ? USAGE : settlePage(PAGE, page(), values.check)}\n`);
