// Import times in fresh processes, all bundles in turn, round by round.
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROBE = new URL('import-probe.mjs', import.meta.url).pathname;

/** What Lambda sets, and what a function may read while it is imported. Nothing is called. */
const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  POWERTOOLS_SERVICE_NAME: 'rollcall',
  POWERTOOLS_METRICS_NAMESPACE: 'Rollcall',
  POWERTOOLS_LOG_LEVEL: 'INFO',
  POWERTOOLS_TRACE_ENABLED: 'false',
};

export interface ImportTime {
  readonly wallMs: number;
  /** What other processes take does not count. */
  readonly cpuMs: number;
}

const importOnce = async (path: string, more: NodeJS.ProcessEnv): Promise<ImportTime> => {
  const { stdout } = await run(process.execPath, [PROBE, pathToFileURL(path).href], { env: { ...ENVIRONMENT, ...more } });
  return JSON.parse(stdout) as ImportTime;
};

/** @returns per bundle, the times of each round; the first round warms the page cache and is dropped. */
export const importTimes = async (
  paths: readonly string[],
  rounds: number,
  progress: (round: number) => void,
  environment: NodeJS.ProcessEnv = {},
): Promise<ReadonlyMap<string, readonly ImportTime[]>> => {
  const samples = new Map<string, ImportTime[]>(paths.map((path) => [path, []]));
  for (let round = 0; round <= rounds; round++) {
    progress(round);
    const order = round % 2 === 0 ? paths : paths.toReversed();
    for (const path of order) {
      const time = await importOnce(path, environment);
      if (round > 0) samples.get(path)?.push(time);
    }
  }
  return samples;
};
