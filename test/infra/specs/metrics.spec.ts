// What alarms and dashboards look at is there: our own metrics are compared with what the functions write, dimension by dimension.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS, CONSUMERS, ERRORS, QUERIES } from '../../../domain/catalog.ts';
import { COUNTED, OF_PARTICIPANT, SAGA_COUNTED, SERIES, TIMED } from '../../../functions/runtime/telemetry/metric-catalog.ts';
import { sourcesOf } from '../../../infra/local/cloudwatch/sources.ts';
import { dev } from '../synthesis.ts';

interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

type Query = {
  readonly MetricStat?: { readonly Metric: { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: string }[] } };
};

const ofAlarm = (properties: Record<string, unknown>): Series[] => {
  const queries = (properties['Metrics'] as Query[] | undefined) ?? [{ MetricStat: { Metric: properties as never } }];
  return queries.flatMap(({ MetricStat }) => {
    if (MetricStat === undefined) return [];
    const { Namespace, MetricName, Dimensions = [] } = MetricStat.Metric;
    return [{ namespace: Namespace, name: MetricName, dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])) }];
  });
};

const ofDashboard = (properties: Record<string, unknown>): Series[] => {
  const { widgets } = JSON.parse(String(properties['DashboardBody'])) as { widgets: { properties: { metrics?: unknown[][] } }[] };
  return widgets
    .flatMap(({ properties: { metrics = [] } }) => metrics)
    .map((line) => line.filter((part): part is string => typeof part === 'string'))
    .filter(([namespace]) => namespace !== undefined)
    .map(([namespace = '', name = '', ...rest]) => ({
      namespace,
      name,
      dimensions: Object.fromEntries(rest.flatMap((key, at) => (at % 2 === 0 ? [[key, rest[at + 1] ?? '']] : []))),
    }));
};

const watched = dev.model.resources.flatMap(({ type, properties }) => {
  if (type === 'AWS::CloudWatch::Alarm') return ofAlarm(properties);
  return type === 'AWS::CloudWatch::Dashboard' ? ofDashboard(properties) : [];
});
/** What only an account can show, and why. */
const ONLY_IN_AN_ACCOUNT: Readonly<Record<string, string>> = {
  'AWS/DynamoDB ConsumedReadCapacityUnits': 'the local stack meters by function and operation, at /_local/units',
  'AWS/DynamoDB ConsumedWriteCapacityUnits': 'as the units of reads',
};

const own = watched.filter(({ namespace }) => namespace === 'Rollcall');

/** Where the embedded metric format says what is a metric. */
const AWS = '_aws';

interface Directive {
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

/** `CommandFailed[code,service]` of every line that the functions' own code writes for every name it knows. */
const emitted = async (): Promise<Set<string>> => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'rollcall-dev');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Rollcall');
  vi.stubEnv('POWERTOOLS_DEV', undefined);
  vi.resetModules();
  const { count, measuring, participantMetric, sagaMetric, timed } = await import('../../../functions/runtime/telemetry/metrics.ts');
  const { usage } = await import('../../../functions/runtime/telemetry/usage.ts');
  usage.conflict();
  usage.unknownOutcome();
  usage.readUnits(1);
  usage.writeUnits(1);
  usage.cacheHit();
  usage.cacheMiss();
  usage.cacheStale();
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    for (const name of SAGA_COUNTED) sagaMetric(name, 'onboarding');
    for (const name of OF_PARTICIPANT) participantMetric(name, 'sample', 1, name === 'ParticipantCall' ? 'done' : undefined);
    for (const name of TIMED) timed('GetUser', name, [1]);
    count('GetUser', Object.fromEntries(COUNTED.map((name) => [name, 1])), 'INTERNAL_ERROR');
    await measuring().after?.({ context: {} } as never);
  } finally {
    write.mockRestore();
    vi.unstubAllEnvs();
  }
  const written = lines
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => JSON.parse(line) as { readonly [AWS]: { readonly CloudWatchMetrics: readonly Directive[] } });
  return new Set(
    written
      .flatMap((line) => line[AWS].CloudWatchMetrics)
      .flatMap(({ Dimensions, Metrics }) => Metrics.flatMap(({ Name }) => Dimensions.map((set) => `${Name}[${set.toSorted().join()}]`))),
  );
};

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('telemetry/metrics.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));

export const metricsSpecs = (): void => {
  describe('metrics', () => {
    let known: Set<string>;
    beforeAll(async () => {
      known = await emitted();
    });

    it('of our own are written with exactly the dimensions that alarms and dashboards ask for', () => {
      expect(own.length).toBeGreaterThan(30);
      for (const { name, dimensions } of own) expect([...known]).toContain(`${name}[${Object.keys(dimensions).sort().join()}]`);
    });

    it('of our own are written with exactly the dimensions that the catalogue of metrics declares', () => {
      const declared = Object.entries(SERIES).flatMap(([name, series]) =>
        series.map(
          (dimension) =>
            `${name}[${[dimension, 'service']
              .filter((part) => part !== '')
              .toSorted()
              .join()}]`,
        ),
      );
      // Every function writes this one by itself, when it starts.
      expect([...known, 'ColdStart[function_name,service]'].toSorted()).toEqual(declared.toSorted());
    });

    it('are all reported by some part of the local stack, but for the few that only an account can show', () => {
      const canReport = sourcesOf(dev.model);
      const silent = watched.filter((series) => !canReport(series)).map(({ namespace, name }) => `${namespace} ${name}`);
      expect([...new Set(silent)].toSorted()).toEqual(Object.keys(ONLY_IN_AN_ACCOUNT).toSorted());
    });

    it('ask for values that occur: this stage, operations of the catalogue, codes of the error catalogue', () => {
      const operations = new Set([...Object.keys(COMMANDS), ...Object.keys(QUERIES), ...Object.keys(CONSUMERS)]);
      for (const { dimensions } of own) {
        expect(dimensions['service']).toBe('rollcall-dev');
        if (dimensions['code'] !== undefined) expect(ERRORS).toHaveProperty(dimensions['code']);
        if (dimensions['operation'] !== undefined) expect(operations).toContain(dimensions['operation']);
      }
      for (const { environment } of dev.model.functions)
        expect(environment).toMatchObject({ POWERTOOLS_SERVICE_NAME: 'rollcall-dev', POWERTOOLS_METRICS_NAMESPACE: 'Rollcall' });
    });

    it('are each counted somewhere in the functions', () => {
      const code = sources('functions').join('\n');
      for (const name of new Set(own.map((series) => series.name))) expect(code, `of ${name}`).toMatch(new RegExp(`\\b${name}\\b`));
    });

    it('that come from log lines have the filter that counts them', () => {
      const filters = dev.model.resources
        .filter(({ type }) => type === 'AWS::Logs::MetricFilter')
        .flatMap(({ properties }) => properties['MetricTransformations'] as { MetricNamespace: string; MetricName: string }[]);
      const counted = watched.filter(({ namespace }) => namespace.startsWith('Rollcall/'));
      expect(counted.length).toBeGreaterThan(0);
      for (const { namespace, name } of counted)
        expect(filters).toContainEqual(expect.objectContaining({ MetricNamespace: namespace, MetricName: name }));
    });
  });
};
