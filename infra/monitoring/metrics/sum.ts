// The sum of metrics, where a missing value counts as 0: what did not happen is not reported.
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

/** @param label also tells the sum's metrics from those of other sums in the same graph */
export const sum = (metrics: readonly IMetric[], label: string): MathExpression => {
  const prefix = label.toLowerCase().replaceAll(/[^a-z]+/g, '_');
  const usingMetrics = Object.fromEntries(metrics.map((each, at) => [`${prefix}_${at}`, each]));
  const expression = Object.keys(usingMetrics)
    .map((id) => `FILL(${id}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period: Duration.minutes(5) });
};
