// `/_local/alarms`, `/_local/notifications`, `/_local/metrics` and `/_local/dashboards`: what CloudWatch would show.
import type { CloudWatch } from '../cloudwatch/cloudwatch.ts';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import { problem } from './problem.ts';

export type Shown = Pick<CloudWatch, 'alarms' | 'metrics' | 'dashboards'>;

/** A day and some more is kept. */
const MAX_MINUTES = 1_500;
const DEFAULT_MINUTES = 60;

const items = (list: readonly unknown[]): HttpAnswer => jsonAnswer(200, { items: list }, { 'cache-control': 'no-store' });

const answerMetrics = ({ metrics }: Shown, query: URLSearchParams): HttpAnswer => {
  const minutes = Number(query.get('minutes') ?? DEFAULT_MINUTES);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_MINUTES) return items(metrics(minutes));
  const message = `must be a whole number from 1 to ${MAX_MINUTES}`;
  return problem(400, 'Bad Request', 'VALIDATION_ERROR', [{ pointer: 'minutes', message }]);
};

export const cloudWatchRoutes = (cloudWatch: Shown) => ({
  '/_local/alarms': { GET: () => items(cloudWatch.alarms.list()) },
  '/_local/notifications': { GET: () => items(cloudWatch.alarms.notifications()) },
  '/_local/metrics': { GET: (_: unknown, query: URLSearchParams) => answerMetrics(cloudWatch, query) },
  '/_local/dashboards': { GET: () => items(cloudWatch.dashboards()) },
});
