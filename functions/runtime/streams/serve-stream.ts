// Makes a Lambda handler of a consumer of the stream, with its lag and its losses on record.
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { once } from '../config/once.ts';
import { describeFailure } from '../failure.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import type { Timed } from '../telemetry/metric-catalog.ts';
import { count, timed } from '../telemetry/metrics.ts';
import { type Cause, traceCauses } from '../telemetry/tracer.ts';
import { type BatchPorts, type BatchResult, causeIn, positionIn, processBatch } from './batch.ts';
import type { NotApplied } from './consumer.ts';
import { positionKey } from './parked-store.ts';

const RESERVE_MS = 1_000;

/** By the position of its commit. */
type Causes = ReadonlyMap<string, Cause>;

const tell = (operation: string, text: string, failures: readonly NotApplied[], causes: Causes): void => {
  for (const { position, thrown } of failures) {
    const { correlationId } = causes.get(positionKey(position)) ?? {};
    logger.error(`${operation} ${text}`, { operation, ...position, ...(correlationId && { correlationId }), ...describeFailure(thrown) });
  }
};

const record = (operation: string, lag: Timed, { applied, parked, waiting }: BatchResult, causes: Causes, now: number): void => {
  timed(
    operation,
    lag,
    applied.map(({ occurredAt }) => Math.max(0, now - Date.parse(occurredAt))),
  );
  count(operation, { Parked: parked.length, Waiting: waiting.length });
  tell(operation, 'parked a commit', parked, causes);
  tell(operation, 'will try a commit again', waiting, causes);
  logger.info(`${operation} OK`, { operation, applied: applied.length, parked: parked.length, waiting: waiting.length });
};

export const serveStream = (
  operation: string,
  lag: Timed,
  compose: () => BatchPorts,
): Instrumented<DynamoDBStreamEvent, DynamoDBBatchResponse> => {
  const ports = once(compose);
  return instrumentConsumer(operation, async ({ Records }, context) => {
    const causes = Records.map((each) => [positionKey(positionIn(each)), causeIn(each)] as const);
    traceCauses(causes.map(([, cause]) => cause));
    const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const result = await processBatch(Records, ports(), deadline, Date.now());
    record(operation, lag, result, new Map(causes), Date.now());
    return result.response;
  });
};
