// What functions print while a spec runs: the lines of their log, and their metrics.
import type { Context } from 'aws-lambda';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';

type Line = Record<string, unknown>;

const isLatency = (line: Line): boolean => 'CommandLatency' in line || 'QueryLatency' in line;

export const INVOCATION = 'invocation-of-a-spec';
export const context = {
  functionName: 'fn',
  awsRequestId: INVOCATION,
  getRemainingTimeInMillis: () => 10_000,
} as unknown as Context;

/**
 * Powertools writes past the console that a test runner watches, so the streams themselves are watched, and its settings are read on import:
 * `load` imports what is under test after they are set.
 */
export const watchPrinted = <Modules>(load: () => Promise<Modules>) => {
  const printed: string[] = [];
  let modules: Modules;
  beforeAll(async () => {
    vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'rollcall');
    vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Rollcall');
    vi.stubEnv('POWERTOOLS_DEV', undefined);
    vi.resetModules();
    modules = await load();
  });
  beforeEach(() => {
    printed.length = 0;
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());

  const parsed = (): Line[] => printed.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line));
  return {
    modules: () => modules,
    text: () => printed.join(''),
    outcomes: () => parsed().filter((line) => 'operation' in line && 'message' in line),
    metrics: () => parsed().filter((line) => '_aws' in line && !('ColdStart' in line) && !isLatency(line)),
    latencies: () => parsed().filter(isLatency),
  };
};
