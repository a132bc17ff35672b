// `npm run onboarding-proof`: many onboardings at once beside a participant that fails and hangs, and what became of every one of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress, SILENT } from '../../../infra/client/progress.ts';
import { build } from '../../../infra/local/cli/build.ts';
import { startStack } from '../../../infra/local/stack.ts';
import type { By } from './behaviour.ts';
import { MOST_ONBOARDINGS } from './onboard.ts';
import { printable } from './print.ts';
import { prove } from './prove.ts';

const HELP = `npm run onboarding-proof -- [--onboardings 500] [--by user|call] [--seed 1] [--json]
Starts a stack in a temporary folder whose participant fails for 20 % and hangs for 5 % of its users (--by user, the default) or of its
calls (--by call), registers everybody at once, answers the mails, moves the clock where retries wait, and looks at every onboarding:
none is stuck; of a compensated one the address is free and the participant keeps nothing; of a completed one there is one active user,
and every read model is what the log says. Exit status 1: something is not so.
`;
const ROOT = resolve(import.meta.dirname, '../../..');
const EXIT = { proved: 0, failed: 1, usage: 2, interrupted: 130 };

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      onboardings: { type: 'string', default: '500' },
      by: { type: 'string', default: 'user' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [onboardings, seed] = [Number(values.onboardings), Number(values.seed)];
  if (!Number.isInteger(onboardings) || onboardings < 1 || onboardings > MOST_ONBOARDINGS)
    throw new RangeError(`--onboardings must be a whole number from 1 to ${MOST_ONBOARDINGS}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError('--seed must be a whole number');
  if (values.by !== 'user' && values.by !== 'call') throw new RangeError('--by must be user or call');
  const by: By = values.by;
  return { ...values, onboardings, seed, by };
};

const run = async (): Promise<number> => {
  let asked: ReturnType<typeof readArguments>;
  try {
    asked = readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}`);
    return EXIT.usage;
  }
  if (asked.help) {
    process.stdout.write(HELP);
    return EXIT.proved;
  }
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-proof-'));
  try {
    const cdkOut = join(folder, 'cdk.out');
    await build(ROOT, cdkOut);
    const stack = await startStack({ assemblyDir: join(cdkOut, 'assembly-local'), dataDir: join(folder, 'data'), port: 0 });
    const interrupt = (): void => {
      void stack.stop().finally(() => {
        rmSync(folder, { recursive: true, force: true });
        process.exit(EXIT.interrupted);
      });
    };
    process.once('SIGINT', interrupt);
    try {
      const report = await prove(stack, { ...asked, progress: asked.json ? SILENT : createProgress(process.stderr) });
      process.stdout.write(asked.json ? `${JSON.stringify(report)}\n` : `${printable(report).join('\n')}\n`);
      return report.problems.length === 0 ? EXIT.proved : EXIT.failed;
    } finally {
      process.off('SIGINT', interrupt);
      await stack.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

process.exitCode = await run();
