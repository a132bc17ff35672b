// Makes the Lambda handler that does one part of a rebuild, and says where the next call goes on.
import * as z from 'zod';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import { invalid, validate } from '../../../domain/kernel/validation.ts';
import { once } from '../config/once.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { type RebuildPorts, rebuildCounters, rebuildPart, type Rebuilt, SCANNED } from './phases.ts';

const OPERATION = 'Rebuild';
const RESERVE_MS = 2_000;
/** So that whoever waits sees it move. */
const SLICE_MS = 5_000;
const MAX_SEGMENTS = 1_024;

const RebuildRequest = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('counters') }),
  z
    .strictObject({
      phase: z.enum(SCANNED),
      segment: z.int().min(0),
      segments: z.int().min(1).max(MAX_SEGMENTS),
      /** `next` of the answer before. */
      after: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    })
    .refine(({ segment, segments }) => segment < segments, { path: ['segment'], message: 'must be less than segments' }),
]);

type Answer = Rebuilt | { readonly busy: true };

export const serveRebuild = (compose: () => RebuildPorts): Instrumented<unknown, Answer | Refusal> => {
  const ports = once(compose);
  return instrumentConsumer<unknown, Answer | Refusal>(OPERATION, async (event, context) => {
    const request = validate(RebuildRequest, event);
    if (!request.ok) {
      count(OPERATION, { Rebuilt: 0 }, 'VALIDATION_ERROR');
      return invalid(request.error);
    }
    const now = Date.now();
    const deadline = now + context.getRemainingTimeInMillis() - RESERVE_MS;
    const { value } = request;
    const rebuilt =
      value.phase === 'counters'
        ? await rebuildCounters(ports(), deadline)
        : await rebuildPart(value.phase, value, ports(), now + SLICE_MS, deadline);
    if (rebuilt === 'busy') return { busy: true };
    const { checked, repaired, failed } = rebuilt;
    count(OPERATION, { Rebuilt: repaired });
    logger.info(`${OPERATION} OK`, { operation: OPERATION, phase: value.phase, checked, repaired, failed });
    return rebuilt;
  });
};
