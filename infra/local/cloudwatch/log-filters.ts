// The metric filters of the templates: what they count in the access log of the API.
import * as z from 'zod';
import { fail, ignored, parseResource } from '../cloudformation/parse-resource.ts';
import type { Resource } from '../model.ts';
import type { Series } from './store.ts';

export interface LogFilter {
  readonly series: Series;
  readonly value: number;
  readonly matches: (entry: Readonly<Record<string, unknown>>) => boolean;
}

const schema = z.strictObject({
  FilterName: ignored,
  FilterPattern: z.string(),
  LogGroupName: z.string(),
  MetricTransformations: z.tuple([
    z.strictObject({ MetricName: z.string(), MetricNamespace: z.string(), MetricValue: z.string().regex(/^\d+$/), Unit: ignored }),
  ]),
});

/** One field and one text. */
const PATTERN = /^\{ \$\.(\w+) = "([^"]*)" \}$/;

/** @throws TemplateError for a filter of another log, or with a pattern that is not understood */
export const readLogFilters = (resources: readonly Resource[]): LogFilter[] => {
  const accessLogs = resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Stage')
    .map(({ properties }) => (properties['AccessLogSettings'] as { readonly DestinationArn: string } | undefined)?.DestinationArn);
  return resources
    .filter(({ type }) => type === 'AWS::Logs::MetricFilter')
    .map((resource) => {
      const { FilterPattern, LogGroupName, MetricTransformations } = parseResource(resource, schema);
      const [{ MetricName, MetricNamespace, MetricValue }] = MetricTransformations;
      if (!accessLogs.some((arn) => arn?.includes(`:log-group:${LogGroupName}:`) || arn?.endsWith(`:log-group:${LogGroupName}`)))
        return fail(resource, `${LogGroupName} is not the access log of the API`);
      const [, field = '', text] = PATTERN.exec(FilterPattern) ?? fail(resource, `the pattern ${FilterPattern} is not understood`);
      return {
        series: { namespace: MetricNamespace, name: MetricName, dimensions: {} },
        value: Number(MetricValue),
        matches: (entry) => String(entry[field]) === text,
      };
    });
};
