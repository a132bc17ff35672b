// Writes openapi.json from the catalogue; with --check it only says whether the committed one is still true.
import { readFileSync } from 'node:fs';
import { settle } from '../codegen/committed-files.ts';
import { openApiDocument } from './document.ts';

const root = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const files = new Map([['openapi.json', `${JSON.stringify(openApiDocument(version), null, 2)}\n`]]);

if (!settle(root, files, { check: process.argv.includes('--check'), command: 'npm run openapi' })) process.exitCode = 1;
