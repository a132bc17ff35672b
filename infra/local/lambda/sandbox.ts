// One execution environment: a worker thread that runs one invocation at a time and is thrown away after a time-out or a crash.
import { Worker } from 'node:worker_threads';
import type { FunctionModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import { INIT_TIMEOUT_MS } from './limits.ts';
import type { InvokeMessage, RuntimeData, RuntimeMessage } from './protocol.ts';

export interface SandboxOptions {
  readonly environment: Record<string, string>;
  readonly clockOffset: SharedArrayBuffer;
  readonly onLine: OnLine;
}

export type OnLine = (requestId: string | undefined, line: string) => void;

interface Waiting {
  readonly resolve: (payload: string) => void;
  readonly reject: (error: FunctionError) => void;
}

const exitMessage = (code: number): string =>
  code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;

export class Sandbox {
  readonly #fn: FunctionModel;
  readonly #worker: Worker;
  readonly #onLine: OnLine;
  readonly #exited: Promise<void>;
  #waiting: Waiting | undefined;
  #requestId: string | undefined;
  #alive = true;

  private constructor(fn: FunctionModel, { environment, clockOffset, onLine }: SandboxOptions) {
    this.#fn = fn;
    this.#onLine = onLine;
    const data: RuntimeData = {
      codeDir: fn.codeDir,
      handler: fn.handler,
      functionName: fn.name,
      functionArn: fn.arn,
      memoryMb: fn.memoryMb,
      clockOffset,
    };
    this.#worker = new Worker(new URL('./runtime.ts', import.meta.url), {
      name: fn.name,
      env: environment,
      execArgv: [],
      workerData: data,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: fn.memoryMb },
    });
    // Node's own warnings and reports come by the thread's streams, not through the patched console.
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.on('data', (chunk: Buffer) => this.#onLine(this.#requestId, chunk.toString().trimEnd()));
    }
    this.#worker.on('message', (message: RuntimeMessage) => this.#receive(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      const killed = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#die('Runtime.ExitError', killed ? 'Runtime exited with error: signal: killed' : error.message);
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#die('Runtime.ExitError', exitMessage(code));
        resolve();
      });
    });
  }

  /** Starts an environment; rejects with what its init failed with. */
  static async start(fn: FunctionModel, options: SandboxOptions): Promise<Sandbox> {
    const sandbox = new Sandbox(fn, options);
    try {
      await sandbox.#within(INIT_TIMEOUT_MS, 'init', () => undefined);
      return sandbox;
    } catch (error) {
      await sandbox.stop();
      throw error;
    }
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Runs one event (JSON); the answer is JSON. Not to be called while another runs. */
  async invoke(requestId: string, event: string, traceHeader: string): Promise<string> {
    const timeoutMs = this.#fn.timeoutSeconds * 1000;
    const message: InvokeMessage = { requestId, event, deadlineMs: Date.now() + timeoutMs, traceHeader };
    this.#requestId = requestId;
    try {
      return await this.#within(timeoutMs, requestId, () =>
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        this.#worker.postMessage(message),
      );
    } finally {
      // A dead environment may still hold the code of its last request: nothing else may start before it has ended.
      if (!this.#alive) await this.stop();
    }
  }

  async stop(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
    await this.#exited;
  }

  async #within(limitMs: number, requestId: string, begin: () => void): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        timer = setTimeout(() => {
          const message = `Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`;
          this.#onLine(this.#requestId, `${new Date().toISOString()} ${requestId} ${message}`);
          this.#die('Sandbox.Timedout', `RequestId: ${requestId} Error: ${message}`);
        }, limitMs);
        begin();
      });
    } finally {
      clearTimeout(timer);
      this.#waiting = undefined;
    }
  }

  #receive(message: RuntimeMessage): void {
    if (message.type === 'log') this.#onLine(message.requestId, message.line);
    else if (message.type === 'ready') this.#waiting?.resolve('');
    else if (message.type === 'done') this.#waiting?.resolve(message.payload);
    else {
      const { errorType, errorMessage, trace } = message.error;
      this.#onLine(this.#requestId, JSON.stringify({ level: 'ERROR', errorType, errorMessage, trace }));
      if (message.type === 'crashed') this.#alive = false;
      this.#waiting?.reject(new FunctionError(errorType, errorMessage));
    }
  }

  #die(errorType: string, message: string): void {
    this.#alive = false;
    this.#waiting?.reject(new FunctionError(errorType, message));
  }
}
