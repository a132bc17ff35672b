// Makes the read models what the log says: `just rebuild`.
import { parseArgs } from 'node:util';
import { createProgress, SILENT } from '../client/progress.ts';
import { table } from '../client/table.ts';
import { DEFAULT_URL, NotDone, NOT_DONE } from './connection.ts';
import { invokeInAccount, invokeLocally } from './invoke.ts';
import { rebuildAll, type Report } from './rebuild-run.ts';
import { wholeNumber } from './whole-number.ts';

const USAGE = `just rebuild [--function <name>] [--segments 16] [--concurrency 4] [--json] [--url http://127.0.0.1:3000]
Compares directory, search, statistics and feed with the log, and makes right what is wrong. The stack goes on serving.
Without --function on the local stack; ROLLCALL_URL is the default of --url. With --function in an account, through the AWS CLI and its
credentials: the name is the output RebuildFunctionName of the stack Consumers.
Ctrl-C finishes what was begun. Run it again: it begins anew, and what is right already costs only reads.
Exit status: 0 all is right, 1 some users could not be read (see \`just dlq\`), 2 it could not be done, 130 interrupted.`;
const MAX = 1_024;
const EXIT = { right: 0, someFailed: 1, interrupted: 130 };

const OPTIONS = {
  function: { type: 'string' },
  segments: { type: 'string', default: '16' },
  concurrency: { type: 'string', default: '4' },
  json: { type: 'boolean', default: false },
  url: { type: 'string', default: process.env['ROLLCALL_URL'] ?? DEFAULT_URL },
  help: { type: 'boolean', default: false },
} as const;

const readArguments = () => {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new NotDone(`${(error as Error).message}\n${USAGE}`);
  }
};

const text = (report: Report): string =>
  table(
    ['phase', 'checked', 'repaired', 'failed'],
    Object.entries(report).map(([phase, { checked, repaired, failed }]) => [phase, ...[checked, repaired, failed].map(String)]),
  ).join('\n');

const main = async (): Promise<number> => {
  const { help, json, url, segments, concurrency, function: name } = readArguments();
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.right;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const report = await rebuildAll(name === undefined ? invokeLocally(url, '/_local/rebuild') : invokeInAccount(name), {
    segments: wholeNumber('--segments', segments, MAX),
    concurrency: wholeNumber('--concurrency', concurrency, MAX),
    progress: json ? SILENT : createProgress(process.stderr),
    stop: stop.signal,
  });
  process.stdout.write(`${json ? JSON.stringify(report) : text(report)}\n`);
  if (stop.signal.aborted) {
    process.stderr.write('interrupted; what was begun is finished; run it again for the rest\n');
    return EXIT.interrupted;
  }
  return Object.values(report).some(({ failed }) => failed > 0) ? EXIT.someFailed : EXIT.right;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NotDone)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = NOT_DONE;
}
