// `npm run simulate`: runs the simulation from many seeds and prints what it reached. The tests run it too; this is for long runs and one seed.
import { parseArgs } from 'node:util';
import { setImmediate as turn } from 'node:timers/promises';
import { createProgress, SILENT } from '../../infra/client/progress.ts';
import { table } from '../../infra/client/table.ts';
import { overSeeds } from './seeds.ts';

const USAGE = `npm run simulate -- [--seeds 1000] [--first 1] [--json]
Runs commands of several clients against a log that loses, delays, duplicates and refuses, once from each seed, and judges every invariant.
SIMULATION_SEEDS and SIMULATION_FIRST_SEED are the defaults. Ctrl-C ends it with what was reached so far.
Exit status: 0 every invariant held, 1 one did not (its seeds are named), 2 wrong usage, 130 interrupted.`;
const EXIT = { held: 0, broken: 1, usage: 2, interrupted: 130 };

const OPTIONS = {
  seeds: { type: 'string', default: process.env['SIMULATION_SEEDS'] ?? '1000' },
  first: { type: 'string', default: process.env['SIMULATION_FIRST_SEED'] ?? '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: OPTIONS });
  const [count, first] = [Number(values.seeds), Number(values.first)];
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.held;
  }
  if (!isCount(count) || !isCount(first)) {
    process.stderr.write(`--seeds and --first must be whole numbers from 1\n${USAGE}\n`);
    return EXIT.usage;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const progress = values.json ? SILENT : createProgress(process.stderr);
  progress.start('simulate', count);
  const { broken, hits, seeds, operations } = await overSeeds({ first, count, stop: stop.signal, onSeed: progress.tick, between: turn });
  progress.stop();
  const reached = [...hits].toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (values.json) process.stdout.write(`${JSON.stringify({ first, seeds, operations, broken, reached: Object.fromEntries(reached) })}\n`);
  else {
    const rows = reached.map(([what, times]) => [what, String(times)]);
    process.stdout.write(`${table(['reached', 'times'], rows).join('\n')}\n\n${seeds} seeds, ${operations} operations\n`);
    process.stdout.write(broken.length === 0 ? 'every invariant held\n' : `${broken.join('\n')}\n`);
  }
  if (broken.length > 0) return EXIT.broken;
  return stop.signal.aborted ? EXIT.interrupted : EXIT.held;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}\n`);
  process.exitCode = EXIT.usage;
}
