// `npm run migrate`: users of another directory come in through the API.
import { writeFileSync } from 'node:fs';
import { Unreachable } from '../client/persistent-fetch.ts';
import { createProgress } from '../client/progress.ts';
import { type Arguments, HELP, parseArguments, WrongUsage } from './arguments.ts';
import { NotAllowed } from './bring-in.ts';
import { openErrors } from './errors-file.ts';
import { journalPath, openJournal } from './journal.ts';
import { makePlans, type Plans } from './plans.ts';
import { planLine, plansText, type Result, resultText } from './print.ts';
import { bringAllIn } from './run.ts';
import { UnusableFile } from './rows.ts';
import { NoService, PATIENCE_MS, reachService, type Units } from './service.ts';

const EXIT = { allIn: 0, someAreNot: 1, usage: 2, interrupted: 130 };
const OWNER_ONLY = { mode: 0o600 };
const GO_ON = 'run it again with the same file to go on';

const complaint = (error: unknown): { readonly message: string; readonly exit: number } => {
  if (error instanceof WrongUsage) return { message: `${error.message}\n\n${HELP}`, exit: EXIT.usage };
  if (error instanceof UnusableFile) return { message: `the file ${error.message}`, exit: EXIT.usage };
  if (error instanceof NoService)
    return { message: `${error.message}; start it (npm start), or give --url and --token`, exit: EXIT.someAreNot };
  if (error instanceof NotAllowed)
    return { message: `${error.message}: another token is needed, see --help; ${GO_ON}`, exit: EXIT.someAreNot };
  if (error instanceof Unreachable) return { message: `no answer for ${PATIENCE_MS / 1_000} s; ${GO_ON}`, exit: EXIT.someAreNot };
  return { message: `${(error as Error).message}\n${GO_ON}`, exit: EXIT.someAreNot };
};

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

const dryRun = (plans: Plans, json: boolean): void => {
  if (!json) return print(plansText(plans));
  process.stdout.write(plans.planned.map(planLine).join(''));
};

const round = (value: number): number => Math.round(value * 100) / 100;

const perUser = (before: Units, after: Units, users: number): Units => ({
  requests: round((after.requests - before.requests) / users),
  readUnits: round((after.readUnits - before.readUnits) / users),
  writeUnits: round((after.writeUnits - before.writeUnits) / users),
});

const migrate = async (plans: Plans, { from, url, token, concurrency, errors }: Arguments, stop: AbortSignal): Promise<Result> => {
  const progress = createProgress(process.stderr);
  const service = await reachService(url, token, progress);
  const before = await service.units();
  const journal = openJournal(journalPath(from, url));
  const failures = openErrors(errors);
  for (const failure of plans.invalid) failures.add(failure);
  const startedAt = performance.now();
  try {
    const options = { client: service.client, journal, progress, concurrency, stop, onFailure: failures.add };
    const counts = await bringAllIn(plans.planned, options);
    const seconds = (performance.now() - startedAt) / 1_000;
    // Who interrupts is not kept waiting for the projections.
    const after = counts.in > 0 && !stop.aborted ? await service.units() : undefined;
    return {
      ...counts,
      rows: plans.rows,
      invalid: plans.invalid.length,
      seconds: round(seconds),
      perSecond: round((counts.in + counts.equal + counts.failed) / seconds),
      ...(before && after && { unitsPerUser: perUser(before, after, counts.in) }),
    };
  } finally {
    journal.close();
    failures.close();
  }
};

const main = async (): Promise<number> => {
  const stop = new AbortController();
  // Once: whoever cannot wait for what was begun asks again, and is not asked to wait.
  process.once('SIGINT', () => stop.abort());
  try {
    const options = parseArguments(process.argv.slice(2), process.env);
    if (options === 'help') {
      process.stdout.write(HELP);
      return EXIT.allIn;
    }
    const plans = makePlans(options.from);
    if (plans.ignored.length > 0) process.stderr.write(`nothing is taken from: ${plans.ignored.join(', ')}\n`);
    if (options.out !== undefined) writeFileSync(options.out, plans.planned.map(planLine).join(''), OWNER_ONLY);
    if (options.dryRun) {
      dryRun(plans, options.json);
      const failures = openErrors(options.errors);
      for (const failure of plans.invalid) failures.add(failure);
      failures.close();
      return plans.invalid.length === 0 ? EXIT.allIn : EXIT.someAreNot;
    }
    const result = await migrate(plans, options, stop.signal);
    print(options.json ? [JSON.stringify(result, null, 2)] : resultText(result));
    const notIn = result.failed + result.invalid;
    if (notIn > 0) process.stderr.write(`${notIn} rows are not in: ${options.errors}\n`);
    if (stop.signal.aborted) {
      process.stderr.write(`interrupted; what was begun is finished; ${GO_ON}\n`);
      return EXIT.interrupted;
    }
    return notIn === 0 ? EXIT.allIn : EXIT.someAreNot;
  } catch (error) {
    const { message, exit } = complaint(error);
    process.stderr.write(`${message}\n`);
    return exit;
  }
};

process.exitCode = await main();
