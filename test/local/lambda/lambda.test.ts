// The functions of a stage in worker threads: their environment, limits, crashes, concurrency and logs.
import { afterEach, describe, expect, test } from 'vitest';
import { createClock } from '../../../infra/local/clock/clock.ts';
import { createLambda } from '../../../infra/local/lambda/invoker.ts';
import type { Lambda, LambdaOptions, LogLine } from '../../../infra/local/lambda/invoker.ts';
import type { FunctionModel } from '../../../infra/local/model.ts';
import { functionArn, functionOf } from './handlers.ts';

let started: Lambda | undefined;
let lines: LogLine[] = [];

const start = (functions: FunctionModel[], over: Partial<LambdaOptions> = {}): Lambda => {
  lines = [];
  started = createLambda({ functions, endpointUrl: 'http://127.0.0.1:9', onLog: (line) => lines.push(line), ...over });
  return started;
};

afterEach(async () => {
  await started?.stop();
  started = undefined;
});

const count = `let calls = 0; export const handler = async () => ++calls;`;
const fail = (errorType: string) => expect.objectContaining({ name: 'FunctionError', errorType });

describe('environment', () => {
  test('a function sees its own variables and those of Lambda, none of the host', async () => {
    process.env.HOST_SECRET = 'leaked';
    const fn = functionOf('env', `export const handler = async () => process.env;`, { environment: { TABLE: 'log' } });
    const env = (await start([fn]).invoke(fn.arn, {}, { traceHeader: 'Root=1-2-3' })) as Record<string, string>;
    expect(env).toMatchObject({
      TABLE: 'log',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      _HANDLER: 'index.handler',
      LAMBDA_TASK_ROOT: fn.codeDir,
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_ACCESS_KEY_ID: 'KEYENV',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      _X_AMZN_TRACE_ID: 'Root=1-2-3',
    });
    expect(env).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(env).not.toHaveProperty('PATH');
    expect(env).not.toHaveProperty('HOST_SECRET');
    delete process.env.HOST_SECRET;
  });

  test('the context is real', async () => {
    const fn = functionOf('ctx', `export const handler = async (e, c) => ({ ...c, left: c.getRemainingTimeInMillis() });`);
    const context = (await start([fn]).invoke(fn.arn, {})) as Record<string, unknown>;
    expect(context).toMatchObject({
      functionName: 'ctx',
      memoryLimitInMB: '128',
      invokedFunctionArn: functionArn('ctx'),
      callbackWaitsForEmptyEventLoop: true,
    });
    expect(context.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(context.left).toBeGreaterThan(4000);
    expect(context.left).toBeLessThanOrEqual(5000);
  });
});

const HOUR_MS = 3_600_000;
const told = (ms: number) => expect.toSatisfy((at: number) => Math.abs(at - Date.now() - ms) < 5_000);

describe('time', () => {
  const tell = `
    const loaded = Date.now();
    export const handler = async (e, c) => {
      const given = new Date(2026, 1, 3);
      return {
        loaded, static: Date.now(), made: new Date().getTime(), called: Date.parse(Date()),
        given: given.toISOString(), isDate: given instanceof Date && given.constructor === Date && new Date().constructor === Date,
        left: c.getRemainingTimeInMillis(),
      };
    };`;
  test('is that of the clock, in the module and in each call; the deadline stays', async () => {
    const clock = createClock(HOUR_MS);
    const fn = functionOf('time', tell);
    const lambda = start([fn], { clockOffset: clock.offset });
    const fixed = {
      given: '2026-02-03T00:00:00.000Z',
      isDate: true,
      left: expect.toSatisfy((left: number) => left > 4_000 && left <= 5_000),
    };
    const before = { static: told(HOUR_MS), made: told(HOUR_MS), called: told(HOUR_MS) };
    expect(await lambda.invoke(fn.arn, {})).toEqual({ ...fixed, ...before, loaded: told(HOUR_MS) });
    clock.advance(24 * HOUR_MS);
    const after = { static: told(25 * HOUR_MS), made: told(25 * HOUR_MS), called: told(25 * HOUR_MS) };
    expect(await lambda.invoke(fn.arn, {})).toEqual({ ...fixed, ...after, loaded: told(HOUR_MS) });
  });

  test('does not jump under a running call', async () => {
    const clock = createClock();
    const code = `export const handler = async () => { const began = Date.now(); await new Promise((go) => setTimeout(go, 100)); return Date.now() - began; };`;
    const fn = functionOf('steady', code);
    const running = start([fn], { clockOffset: clock.offset }).invoke(fn.arn, {});
    const moving = setInterval(() => clock.advance(HOUR_MS), 10);
    expect(await running).toBeLessThan(HOUR_MS);
    clearInterval(moving);
  });
});

describe('failures', () => {
  test('a thrown error answers its name, and the environment goes on', async () => {
    const code = `let calls = 0; export const handler = async (e) => { calls++; if (e.bad) throw new RangeError('too far'); return calls; };`;
    const fn = functionOf('throws', code);
    const lambda = start([fn]);
    await expect(lambda.invoke(fn.arn, { bad: true })).rejects.toThrow(fail('RangeError'));
    expect(await lambda.invoke(fn.arn, {})).toBe(2);
  });

  test('a function that overruns its timeout ends, and the next call finds a fresh environment', async () => {
    const code = `let calls = 0; export const handler = async (e) => { calls++; if (e.spin) for (;;); return calls; };`;
    const fn = functionOf('slow', code, { timeoutSeconds: 0.2 });
    const lambda = start([fn]);
    expect(await lambda.invoke(fn.arn, {})).toBe(1);
    await expect(lambda.invoke(fn.arn, { spin: true })).rejects.toThrow(fail('Sandbox.Timedout'));
    expect(await lambda.invoke(fn.arn, {})).toBe(1);
    expect(lines.map(({ line }) => line).join()).toContain('Task timed out after 0.20 seconds');
  });

  test('a function that outgrows its memory is killed alone', async () => {
    const code = `export const handler = async (e) => { const a = []; while (e.eat) a.push(new Array(1e5).fill({})); return 'fine'; };`;
    const fn = functionOf('hungry', code, { memoryMb: 64, timeoutSeconds: 20 });
    const lambda = start([fn]);
    await expect(lambda.invoke(fn.arn, { eat: true })).rejects.toThrow(fail('Runtime.ExitError'));
    expect(await lambda.invoke(fn.arn, {})).toBe('fine');
  });

  test.each([
    ['process.exit(3)', 'Runtime.ExitError'],
    [`setTimeout(() => { throw new TypeError('later') }); await new Promise(() => {})`, 'TypeError'],
    [`void Promise.reject(new Error('nobody waits')); await new Promise(() => {})`, 'Runtime.UnhandledPromiseRejection'],
  ])('%s answers %s and the next call works', async (statement, errorType) => {
    const fn = functionOf('crash', `export const handler = async (e) => { if (e.bad) { ${statement} } return 'fine'; };`);
    const lambda = start([fn]);
    await expect(lambda.invoke(fn.arn, { bad: true })).rejects.toThrow(fail(errorType));
    expect(await lambda.invoke(fn.arn, {})).toBe('fine');
  });

  test.each([
    [`throw new SyntaxError('at import')`, 'SyntaxError'],
    [`export const other = 1`, 'Runtime.HandlerNotFound'],
    [`export const handler = (event, context, callback) => callback(null, 1)`, 'Runtime.CallbackHandlerDeprecated'],
  ])('a module %s fails at init with %s', async (code, errorType) => {
    const fn = functionOf('init', code);
    await expect(start([fn]).invoke(fn.arn, {})).rejects.toThrow(fail(errorType));
  });

  test('payloads over 6 MB are refused in both directions, and so is an unknown function', async () => {
    const fn = functionOf('big', `export const handler = async (e) => 'x'.repeat(e.size ?? 0);`);
    const lambda = start([fn]);
    await expect(lambda.invoke(fn.arn, { pad: 'x'.repeat(6_300_000) })).rejects.toThrow(fail('RequestTooLargeException'));
    await expect(lambda.invoke(fn.arn, { size: 6_300_000 })).rejects.toThrow(fail('Function.ResponseSizeTooLarge'));
    await expect(lambda.invoke(functionArn('none'), {})).rejects.toThrow(fail('ResourceNotFoundException'));
  });
});

describe('concurrency', () => {
  const meet = `
    import { BroadcastChannel } from 'node:worker_threads';
    const channel = new BroadcastChannel('meet');
    channel.unref();
    export const handler = (e) => new Promise((resolve) => {
      const others = new Set();
      const hello = setInterval(() => channel.postMessage(e.id), 5);
      channel.onmessage = ({ data }) => { others.add(data); if (others.size >= e.others) { setTimeout(() => { clearInterval(hello); resolve(others.size); }, 50); } };
    });`;

  test('parallel invocations run in environments of their own', async () => {
    const fn = functionOf('meet', meet);
    const lambda = start([fn]);
    expect(await Promise.all([1, 2, 3].map((id) => lambda.invoke(fn.arn, { id, others: 2 })))).toEqual([2, 2, 2]);
    expect(lambda.environments(fn.arn)).toBe(3);
  });

  test('reserved concurrency makes them queue in order of arrival, and count as pending', async () => {
    const fn = functionOf('one', count, { reservedConcurrency: 1 });
    const lambda = start([fn]);
    const all = Promise.all([1, 2, 3, 4].map(() => lambda.invoke(fn.arn, {})));
    expect(lambda.pending()).toBe(4);
    expect(await all).toEqual([1, 2, 3, 4]);
    expect(lambda.environments(fn.arn)).toBe(1);
    expect(lambda.pending()).toBe(0);
  });

  test('who waits too long for an environment is throttled; zero reserved concurrency throttles all', async () => {
    const fn = functionOf('stuck', `export const handler = (e) => e.hold ? new Promise(() => {}) : 1;`, {
      reservedConcurrency: 1,
      timeoutSeconds: 1,
    });
    const off = functionOf('off', count, { reservedConcurrency: 0 });
    const lambda = start([fn, off], { queueWaitMs: 300 });
    await lambda.invoke(fn.arn, {});
    const held = lambda.invoke(fn.arn, { hold: true });
    await expect(lambda.invoke(fn.arn, {})).rejects.toThrow(fail('TooManyRequestsException'));
    await expect(lambda.invoke(off.arn, {})).rejects.toThrow(fail('TooManyRequestsException'));
    await expect(held).rejects.toThrow(fail('Sandbox.Timedout'));
  });

  test('idle environments go away', async () => {
    const fn = functionOf('idle', count);
    const lambda = start([fn], { idleMs: 20 });
    await lambda.invoke(fn.arn, {});
    await expect.poll(() => lambda.environments(fn.arn)).toBe(0);
    expect(await lambda.invoke(fn.arn, {})).toBe(1);
  });
});

test('each line of output arrives with the request that wrote it', async () => {
  const code = `console.log('cold'); export const handler = async (e, c) => { console.log('a' + e.n + '\\nb'); process.stderr.write('no newline'); return c.awsRequestId; };`;
  const fn = functionOf('talks', code);
  const lambda = start([fn]);
  const first = await lambda.invoke(fn.arn, { n: 1 });
  const second = await lambda.invoke(fn.arn, { n: 2 });
  expect(lines.map(({ line, requestId }) => [line, requestId])).toEqual([
    ['cold', undefined],
    ['a1', first],
    ['b', first],
    ['no newline', first],
    ['a2', second],
    ['b', second],
    ['no newline', second],
  ]);
});
