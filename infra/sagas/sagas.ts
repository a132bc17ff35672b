// Writes docs/sagas.md: `just sagas`; --check compares it only.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { page } from './page.ts';

const PAGE = new URL('../../docs/sagas.md', import.meta.url);

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
});

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const written = (): string | undefined => {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return undefined;
  }
};

if (values.help) say('just sagas [--check]\nWrites docs/sagas.md from domain/sagas; --check only says whether it is still true.');
else if (values.check) {
  const same = written() === page();
  say(same ? 'docs/sagas.md: as domain/sagas says' : 'docs/sagas.md differs from domain/sagas: run `just sagas` and commit what it writes');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(PAGE, page());
  say('docs/sagas.md written');
}
