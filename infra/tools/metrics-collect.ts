// Prints metrics as a table: `just metrics-collect`.
import { metricsInAccount } from './account-metrics.ts';
import { ask, type Call, NotDone, runTool } from './connection.ts';
import { type Metric, metricTable, picked } from './metric-table.ts';
import { wholeNumber } from './whole-number.ts';

const USAGE = `just metrics-collect [minutes] [part of a name] [--json] [--url http://127.0.0.1:3000 | --account]
Prints each series of metrics that has a value in the last minutes (60), with its statistics.
A part of a name, in any case, keeps the series that have it in their namespace, name or dimensions: Rollcall, CommandRefused, UpdateUser.
Without --account those of the local stack, at most 1500 minutes; ROLLCALL_URL is the default of --url.
--account   the service's own of an account, at most 1440 minutes, from CloudWatch, through the AWS CLI and its credentials
            (AWS_PROFILE, AWS_DEFAULT_REGION); AWS charges for each statistic that it reads`;

const DEFAULT_MINUTES = '60';
const DAY_MINUTES = 1_440;

const onStack = async ({ url }: Call, minutes: string, part: string): Promise<readonly Metric[]> => {
  const answer = await ask(url, `/_local/metrics?minutes=${encodeURIComponent(minutes)}`);
  if (answer.status === 400) throw new NotDone(`minutes: a whole number from 1 to 1500\n${USAGE}`);
  if (!answer.ok) throw new NotDone(`${url} answered ${answer.status}: is it a local stack, and ready?`);
  return picked(((await answer.json()) as { items: readonly Metric[] }).items, part);
};

await runTool(
  USAGE,
  async (call) => {
    const [minutes = DEFAULT_MINUTES, part = '', ...more] = call.positionals;
    if (more.length > 0) throw new NotDone(USAGE);
    const found =
      call.options?.['account'] === true
        ? await metricsInAccount(wholeNumber('minutes', minutes, DAY_MINUTES), part, Date.now())
        : await onStack(call, minutes, part);
    if (call.json) return JSON.stringify({ items: found });
    return found.length === 0 ? 'no series has a value in this time' : metricTable(found);
  },
  { account: { type: 'boolean' } },
);
