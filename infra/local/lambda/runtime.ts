// Runs inside the worker thread: loads the handler and answers invocations one at a time, as the Node.js runtime of Lambda does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from './moved-date.ts';
import type { ErrorAnswer, InvokeMessage, RuntimeData, RuntimeMessage } from './protocol.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const data: RuntimeData = workerData;
const TRACE_VARIABLE = '_X_AMZN_TRACE_ID';
// Read once per invocation: a clock that is moved meanwhile must not let the deadlines pass that a handler computes from the time it began at.
const readAhead = (): number => Number(Atomics.load(new BigInt64Array(data.clockOffset), 0));
let ahead = readAhead();
const realNow = moveDate(() => ahead);
let current: string | undefined;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const post = (message: RuntimeMessage): void => parentPort?.postMessage(message);

const answerOf = (thrown: unknown, errorType?: string): ErrorAnswer => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { errorType: errorType ?? error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
};

// The thread's own output streams reach the parent later than its messages do; sending the lines as messages keeps them with their request.
const rest = { stdout: '', stderr: '' };
const capture = (name: 'stdout' | 'stderr'): void => {
  process[name].write = (chunk: string | Uint8Array, ...more: unknown[]) => {
    const lines = (rest[name] + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).split('\n');
    rest[name] = lines.pop() ?? '';
    for (const line of lines) post({ type: 'log', requestId: current, line });
    const done = more.find((argument) => typeof argument === 'function');
    if (done) queueMicrotask(done as () => void);
    return true;
  };
};
const flush = (): void => {
  for (const name of ['stdout', 'stderr'] as const) {
    if (rest[name] !== '') post({ type: 'log', requestId: current, line: rest[name] });
    rest[name] = '';
  }
};

const crash = (error: ErrorAnswer, exitCode: number): void => {
  flush();
  post({ type: 'crashed', error });
  process.exit(exitCode);
};

const load = async (): Promise<Handler> => {
  const dot = data.handler.lastIndexOf('.');
  const [file, name] = [data.handler.slice(0, dot), data.handler.slice(dot + 1)];
  const path = ['.mjs', '.js', '.cjs'].map((extension) => join(data.codeDir, file + extension)).find(existsSync);
  if (path === undefined) throw Object.assign(new Error(`Cannot find module '${file}'`), { name: 'Runtime.ImportModuleError' });
  const module = (await import(pathToFileURL(path).href)) as Record<string, unknown> & { default?: Record<string, unknown> };
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${data.handler} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
  }
  if (handler.length > 2) {
    const message = 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.';
    throw Object.assign(new Error(message), { name: 'Runtime.CallbackHandlerDeprecated' });
  }
  return handler as Handler;
};

const invoke = async (handler: Handler, { requestId, event, deadlineMs, traceHeader }: InvokeMessage): Promise<void> => {
  current = requestId;
  ahead = readAhead();
  process.env[TRACE_VARIABLE] = traceHeader;
  const context = {
    awsRequestId: requestId,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMb),
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - realNow()),
  };
  try {
    const answer = await handler(JSON.parse(event), context);
    const payload = JSON.stringify(answer) ?? 'null';
    flush();
    post({ type: 'done', requestId, payload });
  } catch (thrown) {
    flush();
    post({ type: 'failed', error: answerOf(thrown) });
  }
};

capture('stdout');
capture('stderr');
process.on('uncaughtException', (error) => crash(answerOf(error), 129));
process.on('unhandledRejection', (reason) => crash(answerOf(reason, 'Runtime.UnhandledPromiseRejection'), 128));
try {
  const handler = await load();
  parentPort?.on('message', (message: InvokeMessage) => void invoke(handler, message));
  post({ type: 'ready' });
} catch (thrown) {
  crash(answerOf(thrown), 1);
}
