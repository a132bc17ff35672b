// Puts tracer, logger and metrics around a handler, in this order, so that each sees what the ones inside it did.
// oxlint-disable-next-line import/no-named-as-default -- the named export has no type
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { describeFailure, failureCode } from '../failure.ts';
import { logger, logging } from './logger.ts';
import { count, measuring } from './metrics.ts';
import { tracing } from './tracer.ts';

export type Instrumented<Event, Answer> = (event: Event, context: Context) => Promise<Answer>;

/** For handlers that answer every failure themselves. */
export const instrument = <Event, Answer>(handler: Instrumented<Event, Answer>): Instrumented<Event, Answer> =>
  middy<Event, Answer>().use(tracing()).use(logging()).use(measuring()).handler(handler);

/** For handlers whose failure the platform must see. Only its code leaves the function: the platform logs what is thrown. */
export const instrumentConsumer = <Event, Answer>(operation: string, handler: Instrumented<Event, Answer>): Instrumented<Event, Answer> =>
  instrument(async (event, context) => {
    // For what is not about one commit, whose own id its lines carry instead.
    logger.appendKeys({ correlationId: context.awsRequestId });
    try {
      return await handler(event, context);
    } catch (thrown) {
      const code = failureCode(thrown);
      logger.error(`${operation} failed`, { operation, code, ...describeFailure(thrown) });
      count(operation, { ConsumerFailed: 1 }, code);
      throw Object.assign(new Error(`${operation}: ${code}`), { name: code, stack: '' });
    }
  });
