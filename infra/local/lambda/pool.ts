// The execution environments of one function: grows with the load up to a limit, keeps order of arrival, drops idle ones.
import { randomUUID } from 'node:crypto';
import type { FunctionModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import { DEFAULT_CONCURRENCY, STARTING_AT_ONCE } from './limits.ts';
import { Sandbox } from './sandbox.ts';
import type { SandboxOptions } from './sandbox.ts';

export interface PoolOptions extends SandboxOptions {
  readonly onRan: (durationMs: number) => void;
  readonly queueWaitMs: number;
  readonly idleMs: number;
}

interface Request {
  readonly event: string;
  readonly traceHeader: string;
  readonly resolve: (payload: string) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

const throttled = (): FunctionError => new FunctionError('TooManyRequestsException', 'Rate Exceeded.');

export class Pool {
  readonly #fn: FunctionModel;
  readonly #options: PoolOptions;
  readonly #limit: number;
  readonly #queue: Request[] = [];
  readonly #idle = new Map<Sandbox, NodeJS.Timeout>();
  readonly #busy = new Set<Sandbox>();
  #starting = 0;
  #stopped = false;

  constructor(fn: FunctionModel, options: PoolOptions) {
    this.#fn = fn;
    this.#options = options;
    this.#limit = Math.min(fn.reservedConcurrency ?? DEFAULT_CONCURRENCY, DEFAULT_CONCURRENCY);
  }

  /** Invocations that run or wait. */
  get pending(): number {
    return this.#queue.length + this.#busy.size;
  }

  get size(): number {
    return this.#idle.size + this.#busy.size + this.#starting;
  }

  invoke(event: string, traceHeader: string): Promise<string> {
    if (this.#stopped || this.#limit === 0) return Promise.reject(throttled());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(request), 1);
        reject(throttled());
      }, this.#options.queueWaitMs);
      const request: Request = { event, traceHeader, resolve, reject, timer };
      this.#queue.push(request);
      this.#pump();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const request of this.#queue.splice(0)) {
      clearTimeout(request.timer);
      request.reject(throttled());
    }
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#idle.keys(), ...this.#busy].map((sandbox) => sandbox.stop()));
  }

  #pump(): void {
    for (const [sandbox, timer] of this.#idle) {
      const request = this.#take();
      if (request === undefined) return;
      clearTimeout(timer);
      this.#idle.delete(sandbox);
      void this.#run(sandbox, request);
    }
    const wanted = Math.min(this.#queue.length, STARTING_AT_ONCE, this.#limit - this.#idle.size - this.#busy.size);
    while (!this.#stopped && this.#starting < wanted) void this.#start();
  }

  #take(): Request | undefined {
    const request = this.#queue.shift();
    clearTimeout(request?.timer);
    return request;
  }

  async #start(): Promise<void> {
    this.#starting += 1;
    try {
      const sandbox = await Sandbox.start(this.#fn, this.#options);
      if (this.#stopped) await sandbox.stop();
      else this.#release(sandbox);
    } catch (error) {
      this.#take()?.reject(error);
    } finally {
      this.#starting -= 1;
    }
    this.#pump();
  }

  async #run(sandbox: Sandbox, request: Request): Promise<void> {
    this.#busy.add(sandbox);
    const since = performance.now();
    try {
      request.resolve(await sandbox.invoke(randomUUID(), request.event, request.traceHeader));
    } catch (error) {
      request.reject(error);
    } finally {
      this.#options.onRan(performance.now() - since);
      this.#busy.delete(sandbox);
    }
    if (sandbox.alive) this.#release(sandbox);
    this.#pump();
  }

  #release(sandbox: Sandbox): void {
    const reap = setTimeout(() => {
      this.#idle.delete(sandbox);
      void sandbox.stop();
    }, this.#options.idleMs);
    this.#idle.set(sandbox, reap);
  }
}
