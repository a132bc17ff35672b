// Writes what other systems read about the events; with --check it only says whether the committed files are still true.
import { readFileSync } from 'node:fs';
import { EVENTS } from '../../domain/catalog.ts';
import { publishEvents } from './publish.ts';

const root = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };

if (!publishEvents(root, EVENTS, { version, check: process.argv.includes('--check') })) process.exitCode = 1;
