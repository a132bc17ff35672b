// Makes the Lambda handler that people invoke to apply what is parked.
import * as z from 'zod';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import { invalid, validate } from '../../../domain/kernel/validation.ts';
import { type Instrumented, instrumentConsumer } from '../telemetry/instrument.ts';
import { logger } from '../telemetry/logger.ts';
import { count } from '../telemetry/metrics.ts';
import { CONSUMER_NAMES, type ConsumerName } from './consumer.ts';
import { type RedrivePorts, type Redriven, redrive } from './redrive.ts';

const OPERATION = 'Redrive';
const MAX_LIMIT = 1_000;
const RESERVE_MS = 1_000;

const RedriveRequest = z.strictObject({
  consumer: z.enum(CONSUMER_NAMES),
  /** Only this user's. */
  streamId: z.string().min(1).optional(),
  limit: z.int().min(1).max(MAX_LIMIT).default(MAX_LIMIT),
});

export const serveRedrive = (compose: (consumer: ConsumerName) => RedrivePorts): Instrumented<unknown, Redriven | Refusal> =>
  instrumentConsumer<unknown, Redriven | Refusal>(OPERATION, async (event, context) => {
    const request = validate(RedriveRequest, event);
    if (!request.ok) {
      count(OPERATION, { Redriven: 0 }, 'VALIDATION_ERROR');
      return invalid(request.error);
    }
    const { consumer, streamId, limit } = request.value;
    const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const redriven = await redrive(compose(consumer), streamId, limit, deadline);
    count(OPERATION, { Redriven: redriven.applied });
    logger.info(`${OPERATION} OK`, { operation: OPERATION, consumer, ...redriven });
    return redriven;
  });
