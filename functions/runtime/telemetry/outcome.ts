// One line, one count and one latency per command or query: what was answered, to which request, how fast.
import { ERRORS } from '../../../domain/kernel/errors.ts';
import { describeFailure } from '../failure.ts';
import type { Answered, Endpoint } from '../http/endpoint.ts';
import { logger } from './logger.ts';
import { traceCorrelation } from './tracer.ts';
import type { Counted } from './metric-catalog.ts';
import { count, timed } from './metrics.ts';

const FAILED_FROM = 500;

const metricOf = (kind: 'command' | 'query', status: number): Counted => {
  const [done, refused, failed] =
    kind === 'command'
      ? (['CommandAccepted', 'CommandRefused', 'CommandFailed'] as const)
      : (['QueryAnswered', 'QueryRefused', 'QueryFailed'] as const);
  if (status < 400) return done;
  return status < FAILED_FROM ? refused : failed;
};

export const recordOutcome = ({ name, kind }: Pick<Endpoint<unknown>, 'name' | 'kind'>, answered: Answered, durationMs: number): void => {
  const { report, correlationId, thrown, response } = answered;
  traceCorrelation(correlationId);
  const code = report.code === 'OK' ? undefined : report.code;
  timed(name, kind === 'command' ? 'CommandLatency' : 'QueryLatency', [Math.round(durationMs)]);
  count(name, { [metricOf(kind, response.statusCode)]: 1 }, code);
  const failure = thrown === undefined ? {} : describeFailure(thrown);
  const line = { operation: name, status: response.statusCode, ...report, correlationId, duration: Math.round(durationMs), ...failure };
  const fault = code !== undefined && ERRORS[code].kind === 'fault';
  logger[fault ? 'error' : 'info'](`${name} ${report.code}`, line);
};
