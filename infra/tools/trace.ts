// Prints what a request set off, as a tree: `just trace <correlationId>`.
import { createProgress, SILENT } from '../client/progress.ts';
import { tracesInAccount } from './account-traces.ts';
import { ask, type Call, NotDone, runTool } from './connection.ts';
import { type TraceLine, treesOf, treeText } from './trace-tree.ts';
import { wholeNumber } from './whole-number.ts';

const USAGE = `just trace <correlationId or trace id> [--json] [--url http://127.0.0.1:3000 | --account [--hours 24]]
Prints what a request set off: API, command, calls of AWS, projector, publisher, events of the bus and who takes them, sagas, the commands of their steps.
Without --account on the local stack; ROLLCALL_URL is the default of --url.
--account     in an account, from X-Ray, through the AWS CLI and its credentials (AWS_PROFILE, AWS_DEFAULT_REGION)
--hours <n>   with --account: how far it looks back, 1 to 720, as X-Ray keeps traces for 30 days (default: 24)`;

const KEPT_HOURS = 720;

const onStack = async ({ url }: Call, id: string): Promise<readonly TraceLine[]> => {
  const answer = await ask(url, `/_local/traces/${encodeURIComponent(id)}`);
  if (!answer.ok) throw new NotDone(`${url} knows no trace of ${id} (${answer.status}); it keeps the newest thousand since its start`);
  return ((await answer.json()) as { items: TraceLine[] }).items;
};

const inAccount = ({ json, options }: Call, id: string): Promise<readonly TraceLine[]> => {
  const hours = wholeNumber('--hours', String(options?.['hours'] ?? 24), KEPT_HOURS);
  return tracesInAccount(id, { hours, nowMs: Date.now(), progress: json ? SILENT : createProgress(process.stderr) });
};

await runTool(
  USAGE,
  async (call) => {
    const [id, ...more] = call.positionals;
    if (id === undefined || more.length > 0) throw new NotDone(USAGE);
    const items = await (call.options?.['account'] === true ? inAccount(call, id) : onStack(call, id));
    return call.json ? JSON.stringify({ items }, null, 2) : treeText(treesOf(items));
  },
  { account: { type: 'boolean' }, hours: { type: 'string' } },
);
