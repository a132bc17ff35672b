// The command line of the bench.
import { parseArgs } from 'node:util';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  /** undefined: every part, and docs/benchmarks.md is written. */
  readonly only: string | undefined;
}

/** @throws Error with a sentence for the user when an argument is not understood. */
export const parseOptions = (argv: readonly string[], parts: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...argv],
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, only: { type: 'string' } },
    strict: true,
    allowPositionals: false,
  });
  if (values.only !== undefined && !parts.includes(values.only)) {
    throw new Error(`There is no part '${values.only}'. The parts are: ${parts.join(', ')}.`);
  }
  return { help: values.help ?? false, json: values.json ?? false, only: values.only };
};

export const helpText = (parts: readonly { readonly name: string; readonly summary: string }[]): string =>
  [
    'npm run bench [-- --only <part>] [--json] [--help]',
    '',
    'Measures what Rollcall costs and writes docs/benchmarks.md. Exits with 1 when a budget is broken.',
    '',
    '  --only <part>  one part; prints it and leaves docs/benchmarks.md alone',
    '  --json         the figures as JSON on stdout instead of tables',
    '',
    'Parts:',
    ...parts.map(({ name, summary }) => `  ${name.padEnd(13)}  ${summary}`),
  ].join('\n');
