// Sends one HTTP request until it is answered: waits out a restart of the service and every "come back later", with the same request.
import { setTimeout as wait } from 'node:timers/promises';

const REQUEST_TIMEOUT_MS = 35_000;
const FIRST_RECONNECT_MS = 100;
const LONGEST_RECONNECT_MS = 2_000;
const DEFAULT_RETRY_AFTER_S = 1;
/** A function that crashed or timed out may have done its work; the same request tells. One that always fails is not asked for ever. */
const RETRIES_OF_A_FAILURE = 3;
const WITHOUT_BODY = new Set([204, 205, 304]);

export type Trouble = 'no connection' | 'come back later';

export interface Persistence {
  /** How long one request may stay without a final answer. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
  /** Called before each wait. */
  readonly onTrouble?: (trouble: Trouble) => void;
  readonly onAnswer?: () => void;
}

export type PersistentFetch = (request: Request) => Promise<Response>;

export interface Effort {
  /** Of the attempt that was answered, not of the waits before it. */
  readonly milliseconds: number;
  readonly retries: number;
}

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const efforts = new WeakMap<Response, Effort>();

/** What it took to get a response of a {@link PersistentFetch}. */
export const effortOf = (response: Response): Effort => efforts.get(response) ?? { milliseconds: 0, retries: 0 };

const isFinal = (status: number, failures: number): boolean =>
  status < 500 ? status !== 429 : status !== 503 && failures > RETRIES_OF_A_FAILURE;

const retryAfterMs = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after') ?? DEFAULT_RETRY_AFTER_S);
  return (Number.isFinite(seconds) && seconds >= 0 ? seconds : DEFAULT_RETRY_AFTER_S) * 1_000;
};

/** Read to its end: a connection can break after the headers. */
const whole = async (response: Response): Promise<Response> => {
  const { status, headers } = response;
  const bytes = await response.arrayBuffer();
  return new Response(WITHOUT_BODY.has(status) ? null : bytes, { status, headers });
};

/** Resolves with any final answer, also a 503 that outlasted the patience; the promise rejects with {@link Unreachable} when nothing answered for that long. */
export const persistentFetch = ({ patienceMs, signal, onTrouble, onAnswer }: Persistence): PersistentFetch => {
  const attempt = async (request: Request): Promise<Response | Unreachable> => {
    const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    try {
      return await whole(await fetch(request.clone(), { signal: signal === undefined ? limit : AbortSignal.any([signal, limit]) }));
    } catch (error) {
      signal?.throwIfAborted();
      // fetch reports every failure of the connection as a TypeError.
      if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return new Unreachable('no answer', { cause: error });
      throw error;
    }
  };

  return async (request) => {
    const giveUpAt = performance.now() + patienceMs;
    let failures = 0;
    for (let retries = 0; ; retries += 1) {
      const startedAt = performance.now();
      const outcome = await attempt(request);
      const lost = outcome instanceof Unreachable;
      if (!lost) {
        onAnswer?.();
        efforts.set(outcome, { milliseconds: performance.now() - startedAt, retries });
        if (outcome.status >= 500 && outcome.status !== 503) failures += 1;
        if (isFinal(outcome.status, failures)) return outcome;
      }
      const pause = lost ? Math.min(FIRST_RECONNECT_MS * 2 ** retries, LONGEST_RECONNECT_MS) : retryAfterMs(outcome.headers);
      if (performance.now() + pause > giveUpAt) {
        if (lost) throw outcome;
        return outcome;
      }
      onTrouble?.(lost ? 'no connection' : 'come back later');
      await wait(pause, undefined, { signal });
    }
  };
};
