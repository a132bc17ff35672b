// Serves the console: one page, its script bundled from TypeScript when it is first asked for, its style. Nothing comes from outside.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { HttpAnswer } from '../http-api/response.ts';

const HERE = import.meta.dirname;
/** What the alarms link to. */
const RUNBOOK = join(HERE, '../../../docs/runbook.md');

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rollcall, local</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/_local/console.css"></head>
<body><div id="console"><noscript>The console needs JavaScript; the routes below /_local answer without it.</noscript></div>
<script type="module" src="/_local/console.js"></script></body></html>
`;

/** The page loads from the stack and talks to the stack, and to nobody else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const bundled = async (): Promise<Buffer> => {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'browser', 'main.tsx')],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
};

/** What all share comes first by its name, so that the rest can overrule it. */
const style = async (): Promise<Buffer> => {
  const folder = join(HERE, 'style');
  const names = (await readdir(folder)).sort();
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
};

const file = (type: string, body: Buffer): HttpAnswer => ({
  status: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  },
  body,
});

/** Path below `/_local` -> its file. The script is bundled once. */
export const createConsole = (): Readonly<Record<string, () => Promise<HttpAnswer>>> => {
  let script: Promise<Buffer> | undefined;
  return {
    '/_local': async () => file('text/html', Buffer.from(PAGE)),
    '/_local/runbook': async () => file('text/markdown', await readFile(RUNBOOK)),
    '/_local/console.css': async () => file('text/css', await style()),
    '/_local/console.js': async () => {
      script ??= bundled();
      return file('text/javascript', await script);
    },
  };
};
