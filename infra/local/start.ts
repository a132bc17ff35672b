// `npm start`: builds the app, runs its local stage on this machine, and says how to talk to it.
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createActivity, statusText } from './cli/activity.ts';
import { HELP, parseArguments, UsageError } from './cli/arguments.ts';
import { build } from './cli/build.ts';
import { DataDirHeld, lockDataDir } from './cli/data-lock.ts';
import { greeting } from './cli/greeting.ts';
import { errorLine, openLogFiles } from './cli/log-files.ts';
import { createStatusLine } from './cli/status-line.ts';
import { TemplateError } from './cloudformation/template-error.ts';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const REDRAW_MS = 500;
const PRINT_MS = 3_000;
/** npm passes a Ctrl-C on that the terminal has already delivered; that is not a second one. */
const SAME_SIGNAL_MS = 500;

class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Before anything slow: a taken port should not cost a build. */
const checkPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`) : error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });

const stopOnSignal = (stack: Stack, beforeStop: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    let since: number | undefined;
    const onSignal = (): void => {
      if (since !== undefined && Date.now() - since > SAME_SIGNAL_MS) process.exit(130);
      if (since !== undefined) return;
      since = Date.now();
      beforeStop();
      stack.stop().then(resolve, reject);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    stack.ended.addEventListener('abort', () => {
      if (since !== undefined) return;
      beforeStop();
      const reason: unknown = stack.ended.reason;
      void stack.stop().finally(() => reject(reason instanceof Error ? reason : new Error(String(reason))));
    });
  });

const main = async (): Promise<void> => {
  const { help, fresh, port, data } = parseArguments(process.argv.slice(2), process.env);
  if (help) return void process.stdout.write(HELP);
  const local = data === undefined ? join(ROOT, '.local') : resolve(data);
  const dataDir = join(local, 'data');
  // Also tells, before the build, that another stack runs.
  (await lockDataDir(dataDir))();
  if (fresh) rmSync(local, { recursive: true, force: true });
  await checkPort(port);

  const began = performance.now();
  let phaseBegan = began;
  const line = createStatusLine(process.stdout);
  const onPhase = (name: string): void => {
    const now = performance.now();
    line.print(`${((now - phaseBegan) / 1000).toFixed(1).padStart(6)} s  ${name}`);
    phaseBegan = now;
  };
  const outdir = join(local, 'cdk.out');
  onPhase((await build(ROOT, outdir)) ? 'bundled and synthesized' : 'bundles and templates are up to date');

  const logFolder = join(local, 'logs');
  const logs = openLogFiles(logFolder);
  const activity = createActivity();
  const stack = await startStack({
    assemblyDir: join(outdir, 'assembly-local'),
    dataDir,
    logFolder,
    port,
    onPhase,
    onLog: (entry) => {
      logs.sink(entry);
      activity.take(entry);
      const error = errorLine(entry);
      if (error !== undefined) line.print(error);
    },
  });
  line.print(`\nReady after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  const url = stack.url.replace('127.0.0.1', 'localhost');
  line.print(
    greeting(url, await stack.token(stack.issuer.scopes), stack.issuer.scopes, `${relative(process.cwd(), join(local, 'logs'))}/`),
  );

  let drawing: Promise<void> = Promise.resolve();
  const redraw = async (): Promise<void> => line.update(statusText(await stack.status(), activity));
  const timer = setInterval(
    () => {
      drawing = redraw();
    },
    process.stdout.isTTY ? REDRAW_MS : PRINT_MS,
  );
  await stopOnSignal(stack, () => {
    clearInterval(timer);
    line.print('Stopping …');
  });
  await drawing;
  line.end();
  logs.close();
  process.stdout.write('Stopped.\n');
};

const EXPECTED = [UsageError, DataDirHeld, PortTaken, TemplateError];

try {
  await main();
  process.exit(0);
} catch (error) {
  const known = EXPECTED.some((kind) => error instanceof kind) || (error instanceof Error && /Java|synthesize|--fresh/.test(error.message));
  console.error(known ? (error as Error).message : error);
  process.exit(1);
}
