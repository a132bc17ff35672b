// `npm run migrate-proof`: brings many users in on a stack of its own, stopped by Ctrl-C and by kill -9 on the way, and compares all of them with the plan.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../../infra/local/cli/build.ts';
import { startStack } from '../../../infra/local/stack.ts';
import { differencesFromPlan } from './everybody.ts';
import { legacyCsv, legacyUsers } from './legacy-users.ts';
import { migration } from './migration.ts';

const HELP = `npm run migrate-proof -- [--users 10000] [--concurrency 16] [--json]
Starts a stack in a temporary folder, brings the users in with \`npm run migrate\`, interrupts it at 30 % (Ctrl-C) and at 60 % (kill -9),
goes on, and compares everybody with the plan. Exit status 1: somebody is missing, twice there, or not as planned.
`;
const ROOT = resolve(import.meta.dirname, '../../..');
const INTERRUPT_AT = 0.3;
const KILL_AT = 0.6;
const DRAIN_MS = 600_000;

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '10000' },
    concurrency: { type: 'string', default: '16' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const prove = async (users: number, folder: string): Promise<boolean> => {
  const cdkOut = join(folder, 'cdk.out');
  await build(ROOT, cdkOut);
  const stack = await startStack({ assemblyDir: join(cdkOut, 'assembly-local'), dataDir: join(folder, 'data'), port: 0 });
  const stop = (): void => void stack.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  try {
    const rows = legacyUsers(users);
    const from = join(folder, 'users.csv');
    writeFileSync(from, legacyCsv(rows));
    const { run } = migration(from, stack.url, values.concurrency);
    const began = performance.now();
    const interrupted = await run({ signal: 'SIGINT', at: Math.floor(users * INTERRUPT_AT) });
    const killed = await run({ signal: 'SIGKILL', at: Math.floor(users * KILL_AT) });
    const last = await run();
    const seconds = (performance.now() - began) / 1_000;
    await stack.waitForQuiescence(DRAIN_MS);
    const { requests, readUnits, writeUnits } = stack.units().reduce(
      (sum, row) => ({
        requests: sum.requests + row.requests,
        readUnits: sum.readUnits + row.readUnits,
        writeUnits: sum.writeUnits + row.writeUnits,
      }),
      { requests: 0, readUnits: 0, writeUnits: 0 },
    );
    const differences = await differencesFromPlan(stack, rows);
    const each = (sum: number): number => Math.round((sum / users) * 100) / 100;
    const report = {
      users,
      seconds: Math.round(seconds),
      perSecond: Math.round((users / seconds) * 100) / 100,
      unitsPerUser: { requests: each(requests), readUnits: each(readUnits), writeUnits: each(writeUnits) },
      runs: { interrupted, killed, last },
      differences,
    };
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${JSON.stringify(report, null, 2)}\n`);
    return last.exit === 0 && differences.length === 0;
  } finally {
    process.off('SIGINT', stop);
    await stack.stop();
  }
};

const users = Number(values.users);
if (values.help || !Number.isInteger(users) || users < 10) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}
const folder = mkdtempSync(join(tmpdir(), 'migrate-proof-'));
try {
  process.exitCode = (await prove(users, folder)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
