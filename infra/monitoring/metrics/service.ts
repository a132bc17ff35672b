// The metrics that the functions write themselves. An alarm sees exactly the set of dimensions it names, so each is one that they emit.
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS_NAMESPACE, serviceName } from '../../constructs/telemetry.ts';
import type { StageConfig } from '../../stages.ts';
import { sum } from './sum.ts';

const PERIOD = Duration.minutes(5);

export class ServiceMetrics {
  private readonly service: string;

  constructor(stage: StageConfig) {
    this.service = serviceName(stage);
  }

  /** Of the whole service */
  total(metricName: string, statistic: string = Stats.SUM): Metric {
    return this.metric(metricName, statistic, {});
  }

  ofParticipant(metricName: string, participant: string, statistic: string = Stats.SUM): Metric {
    return this.metric(metricName, statistic, { participant });
  }

  ofOutcome(metricName: string, outcome: string): Metric {
    return this.metric(metricName, Stats.SUM, { outcome });
  }

  ofCode(metricName: string, code: string): Metric {
    return this.metric(metricName, Stats.SUM, { code });
  }

  /** Everything that ended with this code, whoever met it. */
  errors(code: string): MathExpression {
    return sum(
      ['CommandFailed', 'QueryFailed', 'ConsumerFailed'].map((name) => this.ofCode(name, code)),
      code,
    );
  }

  refusals(code: string): MathExpression {
    return sum(
      ['CommandRefused', 'QueryRefused'].map((name) => this.ofCode(name, code)),
      code,
    );
  }

  /** The slowest answer, in % of the time-out of its function. */
  shareOfTimeout(metricName: 'CommandLatency' | 'QueryLatency', timeout: Duration): MathExpression {
    const usingMetrics = { slowest: this.total(metricName, Stats.MAXIMUM) };
    return new MathExpression({
      expression: `slowest * 100 / ${timeout.toMilliseconds()}`,
      usingMetrics,
      label: '% of the time-out',
      period: PERIOD,
    });
  }

  private metric(metricName: string, statistic: string, dimensions: Record<string, string>): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      statistic,
      dimensionsMap: { service: this.service, ...dimensions },
      period: PERIOD,
    });
  }
}
