// A Task: one function call, or a function call and then an answer by token.
import type { StateOf } from '../language/definition.ts';
import { select } from '../language/json-path.ts';
import { runtimeError, StateError } from '../language/state-error.ts';
import { failureData, throwFailure, withAttempts } from './attempts.ts';
import { effectiveInput, parametersOf, withinLimit } from './data.ts';
import { Abandoned, record, type Run, scopeOf, type Step, type Visit } from './run.ts';

const TIMED_OUT = new StateError('States.Timeout');
/** The account, too, names a missed heartbeat `States.Timeout`. */
const NO_HEARTBEAT = new StateError('States.Timeout', undefined, 'States.HeartbeatTimeout');

type Task = StateOf<'Task'>;

/** What one attempt calls and how long it may take. */
interface Call {
  readonly functionName: string;
  readonly payload: unknown;
  readonly token?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

const waitsForToken = ({ Resource }: Task): boolean => Resource.endsWith('.waitForTaskToken');

const duration = (fixed: number | undefined, path: string | undefined, scope: Parameters<typeof select>[1]): number | undefined => {
  if (path === undefined) return fixed;
  const value = select(path, scope);
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : fail(`${path} leads to no whole number of seconds`);
};
const fail = (cause: string): never => {
  throw runtimeError(cause);
};

const callOf = (run: Run, state: Task, visit: Visit, retries: number): Call => {
  const token = waitsForToken(state) ? run.tokens.create() : undefined;
  const context = token === undefined ? {} : { Task: { Token: token } };
  const raw = scopeOf(run, visit, visit.input);
  const scope = scopeOf(run, visit, effectiveInput(state, raw), context);
  const State = { ...(scope.context as { State: object }).State, RetryCount: retries };
  const parameters = parametersOf(state.Parameters, { ...scope, context: { ...(scope.context as object), State } });
  const timeoutSeconds = duration(state.TimeoutSeconds, state.TimeoutSecondsPath, scope);
  const heartbeatSeconds = duration(state.HeartbeatSeconds, state.HeartbeatSecondsPath, scope);
  const limits = { ...(timeoutSeconds && { timeoutSeconds }), ...(heartbeatSeconds && { heartbeatSeconds }) };
  if (state.Resource.startsWith('arn:aws:lambda:')) return { functionName: state.Resource, payload: parameters, ...limits };
  const { FunctionName, Payload = {}, Qualifier } = parameters as Readonly<Record<string, unknown>>;
  if (typeof FunctionName !== 'string') return fail(`${visit.name}: Parameters.FunctionName is no string`);
  const functionName = Qualifier === undefined ? FunctionName : `${FunctionName}:${JSON.stringify(Qualifier).replaceAll('"', '')}`;
  return { functionName, payload: Payload, ...(token && { token }), ...limits };
};

const resultOf = (state: Task, answer: unknown): unknown =>
  state.Resource.startsWith('arn:aws:lambda:') ? answer : { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 };

/** One attempt, until it has ended by whatever comes first. */
const attempt = (
  run: Run,
  state: Task,
  key: string,
  scheduled: { readonly at: number; readonly call: Call },
): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const { call } = scheduled;
    const family = state.Resource.startsWith('arn:aws:lambda:') ? 'LambdaFunction' : 'Task';
    const { clock, execution } = run;
    let open = true;
    const close = (): void => {
      open = false;
      for (const cancel of cleanup) cancel();
    };
    const end = (type: string, make: () => Record<string, unknown>): void => {
      if (!open) return;
      close();
      try {
        resolve(record(run, `${key}:ended`, `${family}${type}`, make).data);
      } catch (error) {
        reject(error);
      }
    };
    const succeed = (output: unknown): void => end('Succeeded', () => ({ output: withinLimit(output, 'result') }));
    const failWith = (error: StateError, type = 'Failed'): void => end(type, () => failureData(error));
    const abandon = (): void => {
      close();
      reject(new Abandoned());
    };
    run.signal.addEventListener('abort', abandon);
    const cleanup = [() => run.signal.removeEventListener('abort', abandon)];

    // A call that is made again after a restart gets its whole time again; an answer by token is expected when it was.
    const since = call.token === undefined ? clock.now() : scheduled.at;
    const { timeoutSeconds, heartbeatSeconds } = call;
    if (timeoutSeconds !== undefined) cleanup.push(clock.at(since + timeoutSeconds * 1000, () => failWith(TIMED_OUT, 'TimedOut')));
    let stopHeart: (() => void) | undefined;
    const beat = (): void => {
      stopHeart?.();
      if (heartbeatSeconds !== undefined)
        stopHeart = clock.at(clock.now() + heartbeatSeconds * 1000, () => failWith(NO_HEARTBEAT, 'TimedOut'));
    };
    beat();
    cleanup.push(() => stopHeart?.());
    if (call.token !== undefined) cleanup.push(run.tokens.wait(call.token, { machineArn: run.machine.arn, succeed, fail: failWith, beat }));

    if (execution.find(`${key}:submitted`) !== undefined) return;
    execution.note(`${family}Started`, clock.now(), { resource: state.Resource });
    const called = async (): Promise<void> => {
      run.activity.invocations += 1;
      try {
        const answer = await run.invoke(run.machine, call.functionName, call.payload, execution.start.traceHeader);
        if (call.token === undefined) succeed(resultOf(state, answer));
        else if (open) record(run, `${key}:submitted`, 'TaskSubmitted', () => ({ output: resultOf(state, answer) }));
      } catch (error) {
        failWith(error instanceof StateError ? error : runtimeError(String(error)));
      } finally {
        run.activity.invocations -= 1;
      }
    };
    void called();
  });

export const task = (run: Run, state: Task, visit: Visit): Promise<Step> =>
  withAttempts(run, state, visit, async (key, retries) => {
    const type = state.Resource.startsWith('arn:aws:lambda:') ? 'LambdaFunctionScheduled' : 'TaskScheduled';
    const { at, data } = record(run, `${key}:scheduled`, type, () => ({ ...callOf(run, state, visit, retries), resource: state.Resource }));
    const ended = run.execution.find(`${key}:ended`)?.data ?? (await attempt(run, state, key, { at, call: data as unknown as Call }));
    throwFailure(ended);
    return ended['output'];
  });
