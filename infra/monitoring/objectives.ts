// The share of requests that miss an objective, in % of the requests of a window.
import type { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FEWEST_REQUESTS } from './limits.ts';
import { ofApi } from './metrics/platform.ts';
import type { ServiceMetrics } from './metrics/service.ts';

export type Miss = (window: Duration) => MathExpression;

/** As the callers see it: crashes, time-outs and throttled functions are failures too, though no function tells of them. */
export const failedRequests =
  (api: HttpApi): Miss =>
  (window) =>
    new MathExpression({
      expression: `IF(requests >= ${FEWEST_REQUESTS}, 100 * FILL(failed, 0) / requests, 0)`,
      usingMetrics: { failed: ofApi(api, '5xx'), requests: ofApi(api, 'Count') },
      label: '% failed',
      period: window,
    });

export const slowAnswers =
  (metrics: ServiceMetrics, metricName: 'CommandLatency' | 'QueryLatency', withinMs: number): Miss =>
  (window) =>
    new MathExpression({
      expression: `IF(requests >= ${FEWEST_REQUESTS}, 100 - intime, 0)`,
      usingMetrics: { intime: metrics.total(metricName, `PR(:${withinMs})`), requests: metrics.total(metricName, Stats.SAMPLE_COUNT) },
      label: '% slow',
      period: window,
    });
