// Shows the processes that have not ended, and takes up one that is parked: `just saga`.
import { type Call, NotDone, runTool } from './connection.ts';
import { inAccount, onLocalStack } from './saga/executions.ts';
import { listProcesses, listText } from './saga/list.ts';
import { redrive, redriveText } from './saga/redrive.ts';

const USAGE = `just saga [list [--status PARKED] [--kind onboarding] | redrive <process id> [--machine <arn>]]
             [--json] [--url http://127.0.0.1:3000] [--token <access token with users:read>]
list     processes that have not ended, the parked ones first: since when, in which step, and what went wrong (the default)
redrive  has a parked process go on from where it failed, and follows it until it ends or is parked again. Mend the cause first.
         In an account, with --machine: the ARN of the state machine of its saga. It calls, with the credentials of the AWS CLI,
         aws stepfunctions redrive-execution --execution-arn <the ARN with :execution: for :stateMachine:>:<process id>
Exit status: 0 done, 1 parked again, 2 it could not be done, or is not over yet.
Without --token it asks the issuer of the local stack. ROLLCALL_URL is the default of --url. See Saga failures in docs/runbook.md.`;

/** Exit status of a redrive that came to nothing. */
const PARKED_AGAIN = 1;

const list = async (call: Call): Promise<string> => {
  const found = await listProcesses(call);
  return call.json ? JSON.stringify({ items: found }) : listText(found);
};

const takeUp = async ({ json, url }: Call, id: string, machine: string | boolean | undefined): Promise<string> => {
  const say = (words: string): void => {
    if (!json) process.stderr.write(`${words}\n`);
  };
  const result = await redrive(id, machine === undefined ? onLocalStack(url) : inAccount(String(machine)), say);
  if (!result.succeeded) process.exitCode = PARKED_AGAIN;
  return json ? JSON.stringify(result) : redriveText(result);
};

await runTool(
  USAGE,
  async (call) => {
    const [action = 'list', id, ...more] = call.positionals;
    const { machine, status, kind } = call.options ?? {};
    if (more.length > 0) throw new NotDone(USAGE);
    if (action === 'list' && id === undefined && machine === undefined) return list(call);
    if (action === 'redrive' && id !== undefined && status === undefined && kind === undefined) return takeUp(call, id, machine);
    throw new NotDone(USAGE);
  },
  { status: { type: 'string' }, kind: { type: 'string' }, machine: { type: 'string' } },
);
