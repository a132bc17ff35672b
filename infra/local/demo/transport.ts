// Sends one HTTP request until it is answered: waits out a restart of the stack and every "come back later", with the same request.
import { setTimeout as wait } from 'node:timers/promises';

const REQUEST_TIMEOUT_MS = 35_000;
const FIRST_RECONNECT_MS = 100;
const LONGEST_RECONNECT_MS = 2_000;
const DEFAULT_RETRY_AFTER_S = 1;
/** A function that crashed or timed out may have done its work; the same request tells. One that always fails is not asked for ever. */
const RETRIES_OF_A_FAILURE = 3;

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined when the answer has none. */
  readonly body: unknown;
  /** Of the attempt that was answered, not of the waits before it. */
  readonly milliseconds: number;
  readonly retries: number;
}

export type Trouble = 'no connection' | 'come back later';

export interface TransportOptions {
  readonly url: string;
  /** How long one request may stay without a final answer. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  /** Called before each wait. */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly onAnswer: () => void;
}

export type Transport = (request: Request) => Promise<Answer>;

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const isFinal = (status: number, failures: number): boolean =>
  status < 500 ? status !== 429 : status !== 503 && failures > RETRIES_OF_A_FAILURE;

const retryAfterMs = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after') ?? DEFAULT_RETRY_AFTER_S);
  return (Number.isFinite(seconds) && seconds >= 0 ? seconds : DEFAULT_RETRY_AFTER_S) * 1_000;
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '' ? (JSON.parse(text) as unknown) : undefined;
};

/** Resolves with any final answer, also a 503 that outlasted the patience. @throws {Unreachable} when nothing answered for that long */
export const createTransport = ({ url, patienceMs, signal, onTrouble, onAnswer }: TransportOptions): Transport => {
  const attempt = async ({ method, path, headers, body }: Request): Promise<Omit<Answer, 'retries'> | Unreachable> => {
    const startedAt = performance.now();
    try {
      const response = await fetch(new URL(path, url), {
        method,
        headers: { ...headers },
        signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
        ...(body === undefined ? {} : { body }),
      });
      const parsed = await bodyOf(response);
      return { status: response.status, headers: response.headers, body: parsed, milliseconds: performance.now() - startedAt };
    } catch (error) {
      signal.throwIfAborted();
      // fetch reports every failure of the connection as a TypeError.
      if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return new Unreachable('no answer', { cause: error });
      throw error;
    }
  };

  return async (request) => {
    const giveUpAt = performance.now() + patienceMs;
    let failures = 0;
    for (let retries = 0; ; retries += 1) {
      const outcome = await attempt(request);
      const lost = outcome instanceof Unreachable;
      if (!lost) onAnswer();
      if (!lost && outcome.status >= 500 && outcome.status !== 503) failures += 1;
      if (!lost && isFinal(outcome.status, failures)) return { ...outcome, retries };
      const pause = lost ? Math.min(FIRST_RECONNECT_MS * 2 ** retries, LONGEST_RECONNECT_MS) : retryAfterMs(outcome.headers);
      if (performance.now() + pause > giveUpAt) {
        if (lost) throw outcome;
        return { ...outcome, retries };
      }
      onTrouble(lost ? 'no connection' : 'come back later');
      await wait(pause, undefined, { signal });
    }
  };
};
