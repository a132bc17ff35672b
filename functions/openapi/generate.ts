// Writes openapi.json from the catalogue; with --check it only says whether the committed one is still true.
import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from './document.ts';

const root = new URL('../../', import.meta.url);
const target = new URL('openapi.json', root);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const generated = `${JSON.stringify(openApiDocument(version), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, generated);
  console.log('openapi.json written');
} else if (readFileSync(target, 'utf8') === generated) {
  console.log('openapi.json agrees with the catalogue');
} else {
  console.error('openapi.json differs from the catalogue: run `node functions/openapi/generate.ts` and commit it');
  process.exitCode = 1;
}
