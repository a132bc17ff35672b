// Brings one batch of stream records through its function: partial successes, bisection, retries, age, and giving up.
import type { MappingModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import type { Invoker } from '../ports.ts';
import { discardedBatch } from './discarded-batch.ts';
import { itemFailures } from './item-failures.ts';
import { LONGEST_RETRY_PAUSE_MS, STREAM_TIME_ERROR_MS } from './limits.ts';
import type { Pacer } from './pacer.ts';
import type { StreamRecord } from './stream-record.ts';

export interface BatchDeps {
  readonly mapping: MappingModel;
  readonly invoker: Invoker;
  readonly sendToQueue: (queueArn: string, body: string) => Promise<void>;
  readonly pacer: Pacer;
  readonly retryBaseMs: number;
  readonly report: (message: string) => void;
}

type Outcome = { readonly failedFrom: number; readonly unhandled: boolean; readonly throttled?: boolean } | undefined;

const sequence = (record: StreamRecord): string => record.dynamodb.SequenceNumber;

/** Answers undefined for success, else the index of the first record that must come again. */
const attempt = async ({ mapping, invoker, report }: BatchDeps, records: readonly StreamRecord[]): Promise<Outcome> => {
  let answer: unknown;
  try {
    answer = await invoker.invoke(mapping.functionArn, { Records: records });
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    report(`mapping ${mapping.id}: ${records.length} records failed with ${error.errorType}`);
    return { failedFrom: 0, unhandled: true, throttled: error.errorType === 'TooManyRequestsException' };
  }
  if (!mapping.reportBatchItemFailures) return undefined;
  const failed = itemFailures(answer, new Set(records.map(sequence)));
  if (failed === 'all') return { failedFrom: 0, unhandled: false };
  const failedFrom = records.findIndex((record) => failed.has(sequence(record)));
  return failedFrom === -1 ? undefined : { failedFrom, unhandled: false };
};

interface Tally {
  /** Attempts that failed since the first record of the batch became the first. */
  readonly failures: number;
  readonly invokeCount: number;
  readonly unhandled: boolean;
}

const FRESH: Tally = { failures: 0, invokeCount: 0, unhandled: false };

const discard = async (
  deps: BatchDeps,
  shardId: string,
  records: readonly StreamRecord[],
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded',
  { invokeCount, unhandled }: Tally,
): Promise<void> => {
  const { mapping, report } = deps;
  report(`mapping ${mapping.id}: gave up on ${records.length} records from ${records[0]?.dynamodb.SequenceNumber}: ${condition}`);
  if (mapping.onFailureArn === undefined) return;
  const now = new Date();
  const message = discardedBatch({ records, shardId, functionArn: mapping.functionArn, condition, invokeCount, unhandled, now });
  await deps.sendToQueue(mapping.onFailureArn, JSON.stringify(message));
};

const expired = ({ mapping }: BatchDeps, records: readonly StreamRecord[]): number => {
  if (mapping.maximumRecordAgeSeconds < 0) return 0;
  const oldest = Date.now() - mapping.maximumRecordAgeSeconds * 1000 - STREAM_TIME_ERROR_MS;
  const firstYoung = records.findIndex(({ dynamodb }) => dynamodb.ApproximateCreationDateTime * 1000 >= oldest);
  return firstYoung === -1 ? records.length : firstYoung;
};

/**
 * Resolves when no record of the batch needs anything more.
 * @throws Stopped when the stack stops in between; the batch then comes again after the next start
 */
export const processBatch = async (
  deps: BatchDeps,
  shardId: string,
  records: readonly StreamRecord[],
  before: Tally = FRESH,
): Promise<void> => {
  const { mapping, pacer } = deps;
  let batch = records;
  let tally = before;
  for (;;) {
    const tooOld = expired(deps, batch);
    if (tooOld > 0) await discard(deps, shardId, batch.slice(0, tooOld), 'RecordAgeExceeded', tally);
    batch = batch.slice(tooOld);
    if (batch.length === 0) return;
    pacer.check();
    const outcome = await attempt(deps, batch);
    if (outcome === undefined) return;
    const { failedFrom, unhandled, throttled } = outcome;
    batch = batch.slice(failedFrom);
    // A throttle is no failure of the records.
    const failures = throttled ? tally.failures : failedFrom > 0 ? 1 : tally.failures + 1;
    tally = { failures, invokeCount: tally.invokeCount + (throttled ? 0 : 1), unhandled };
    if (!throttled && failedFrom === 0 && mapping.bisectOnError && batch.length > 1) {
      // Splitting does not use up retries.
      const half = Math.ceil(batch.length / 2);
      await processBatch(deps, shardId, batch.slice(0, half), { ...tally, failures: 0 });
      return processBatch(deps, shardId, batch.slice(half), { ...tally, failures: 0 });
    }
    if (mapping.maximumRetryAttempts >= 0 && tally.failures > mapping.maximumRetryAttempts) {
      return discard(deps, shardId, batch, 'RetryAttemptsExhausted', tally);
    }
    await pacer.pause(Math.min(deps.retryBaseMs * 2 ** Math.max(0, tally.failures - 1), LONGEST_RETRY_PAUSE_MS));
  }
};
