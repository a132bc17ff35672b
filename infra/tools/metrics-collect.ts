// Prints the metrics of the running stack as a table: `just metrics-collect`.
import { table } from '../client/table.ts';
import { ask, NotDone, runTool } from './connection.ts';

const USAGE = `just metrics-collect [minutes] [part of a name] [--json] [--url http://127.0.0.1:3000]
Prints each series of metrics that the local stack has a value of in the last minutes (60; at most 1500), with its statistics.
A part of a name, in any case, keeps the series that have it in their namespace, name or dimensions: Rollcall, CommandRefused, UpdateUser.
In an account, look at the dashboards, or ask CloudWatch: aws cloudwatch get-metric-data. ROLLCALL_URL is the default of --url.`;

const DEFAULT_MINUTES = '60';
const SHOWN = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum', 'p50', 'p99'] as const;

interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistics: Readonly<Record<(typeof SHOWN)[number], number>>;
}

const titleOf = ({ namespace, name, dimensions }: Metric): string =>
  [`${namespace} ${name}`, ...Object.entries(dimensions).map(([dimension, value]) => `${dimension}=${value}`)].join(' ');

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

const tableOf = (metrics: readonly Metric[]): string =>
  table(
    ['series', ...SHOWN],
    metrics.map((metric) => [titleOf(metric), ...SHOWN.map((statistic) => rounded(metric.statistics[statistic]))]),
  ).join('\n');

await runTool(USAGE, async ({ positionals: [minutes = DEFAULT_MINUTES, part = '', ...more], url, json }) => {
  if (more.length > 0) throw new NotDone(USAGE);
  const answer = await ask(url, `/_local/metrics?minutes=${encodeURIComponent(minutes)}`);
  if (answer.status === 400) throw new NotDone(`minutes: a whole number from 1 to 1500\n${USAGE}`);
  if (!answer.ok) throw new NotDone(`${url} answered ${answer.status}: is it a local stack, and ready?`);
  const { items } = (await answer.json()) as { items: readonly Metric[] };
  const found = items
    .filter((metric) => titleOf(metric).toLowerCase().includes(part.toLowerCase()))
    .sort((one, other) => titleOf(one).localeCompare(titleOf(other)));
  if (json) return JSON.stringify({ items: found });
  return found.length === 0 ? 'no series has a value in this time' : tableOf(found);
});
