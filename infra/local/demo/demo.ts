// `npm run demo`: a thousand people through the running stack, and what became of them.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readPeople, UnusableFile } from './csv.ts';
import { printable } from './print.ts';
import { createProgress } from '../../client/progress.ts';
import { passed } from './report.ts';
import { NoStack, runDemo } from './run.ts';
import { tellStories } from './stories/stories.ts';
import { NotDone } from '../../tools/connection.ts';
import { Unreachable } from '../../client/persistent-fetch.ts';

const PATIENCE_MS = 60_000;
const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 };

const HELP = `npm run demo -- [options]

  --file <csv>         columns email,name,role,externalId (default: the sample of 1,000 people)
  --url <url>          the running stack (default: http://127.0.0.1:3000)
  --concurrency <n>    requests at a time, 1 to 256 (default: 16)
  --stories            instead: five stories with the states of their processes (registration, invitation,
                       email change, offboarding, erasure); moves the clock of the stack ahead by 4 days
  --json               one JSON document instead of text
  --help

Stopped half way and run again with the same file, it continues without duplicates.
Exit status: 0 verified or as told, 1 failed, 2 wrong usage, 130 interrupted.
`;

const OPTIONS = {
  file: { type: 'string', default: fileURLToPath(new URL('people.csv', import.meta.url)) },
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  concurrency: { type: 'string', default: '16' },
  stories: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

const readArguments = (): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] & { readonly limit: number } => {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    const limit = Number(values.concurrency);
    if (!Number.isInteger(limit) || limit < 1 || limit > 256) throw new WrongUsage('--concurrency must be a whole number from 1 to 256');
    if (!/^https?:$/.test(URL.parse(values.url)?.protocol ?? '')) throw new WrongUsage('--url must be an http URL');
    return { ...values, limit };
  } catch (error) {
    throw error instanceof WrongUsage ? error : new WrongUsage((error as Error).message, { cause: error });
  }
};

const complaint = (error: unknown): { readonly message: string; readonly exit: number } => {
  if (error instanceof WrongUsage) return { message: `${error.message}\n\n${HELP}`, exit: EXIT.usage };
  if (error instanceof UnusableFile) return { message: `the file of people: ${error.message}`, exit: EXIT.usage };
  if (error instanceof NotDone) return { message: error.message, exit: EXIT.failed };
  if (error instanceof NoStack) return { message: `${error.message}; start it first: npm start`, exit: EXIT.failed };
  if (error instanceof Unreachable) {
    return { message: `the stack was away for ${PATIENCE_MS / 1_000} s; start it and run this again to continue`, exit: EXIT.failed };
  }
  return { message: `${(error as Error).message}\nrun it again to continue`, exit: EXIT.failed };
};

const main = async (): Promise<number> => {
  const stop = new AbortController();
  try {
    const { file, url, limit: concurrency, stories, json, help } = readArguments();
    if (help) {
      process.stdout.write(HELP);
      return EXIT.ok;
    }
    if (stories) {
      const told = await tellStories(url, (line) => json || process.stdout.write(`${line}\n`));
      if (json) process.stdout.write(`${JSON.stringify({ stories: told }, null, 2)}\n`);
      return told.every(({ asTold }) => asTold) ? EXIT.ok : EXIT.failed;
    }
    process.once('SIGINT', () => stop.abort());
    const progress = createProgress(process.stderr);
    const report = await runDemo(readPeople(file), { url, concurrency, patienceMs: PATIENCE_MS, signal: stop.signal, progress });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${printable(report).join('\n')}\n`);
    return passed(report) ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write('interrupted; run it again to continue\n');
      return EXIT.interrupted;
    }
    const { message, exit } = complaint(error);
    process.stderr.write(`${message}\n`);
    return exit;
  }
};

process.exitCode = await main();
