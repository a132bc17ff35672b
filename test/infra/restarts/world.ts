// A running stack as the scenes drive it: over HTTP, as callers, participants and the clock.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS, QUERIES } from '../../../domain/catalog.ts';
import { readStage } from '../../../infra/local/cloudformation/read-stage.ts';
import { signed } from '../../../infra/local/participant/acknowledge.ts';
import { signingSecrets } from '../../../infra/local/participant/configured.ts';
import { rest, until } from '../../../infra/tools/api.ts';
import { type Answer, type Caller, caller } from '../../e2e/client.ts';
import { startProcess, type StackProcess } from './stack-process.ts';

export interface World {
  readonly url: string;
  readonly api: Caller;
  readonly anonymous: Caller;
  readonly kill: StackProcess['kill'];
  /** As {@link api}. @throws Error for any other answer */
  must(status: number, ...call: Parameters<Caller>): Promise<Answer['body']>;
  advance(duration: string): Promise<void>;
  /** From now on the function hangs in this call to DynamoDB. @param step e.g. `OnboardingAdmit` */
  hold(step: string, operation?: string): Promise<void>;
  /** How participants behave from now on. */
  behave(rule: object): Promise<void>;
  /** The states that the execution of a process is in. */
  statesOf(processId: string): Promise<readonly string[]>;
  /** The token of the newest mail to an address; undefined: there is none */
  tokenTo(email: string): Promise<string | undefined>;
  /** The participant says that a task it took on is done; where nobody waits for it yet, nothing comes of it. */
  acknowledge(processId: string, task: string): Promise<void>;
  /** Nothing is left to do. */
  rest(): Promise<void>;
}

const SCOPES = [...new Set(Object.values({ ...COMMANDS, ...QUERIES }).flatMap(({ scopes }): readonly string[] => scopes))].filter(
  (scope) => scope !== 'users:self',
);
/** Longer than any function may run: it is cut off, and tried again, until the kill. */
const HELD_MS = 60_000;

export const openWorld = async (data: string): Promise<World> => {
  const { url, kill } = await startProcess(data);
  const anonymous = caller(url);
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPES.join(' ') });
  const answer = await fetch(`${url}/_local/oauth2/token`, { method: 'POST', body: form });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const api = caller(url, token);

  const must: World['must'] = async (status, ...call) => {
    const { status: answered, body } = await api(...call);
    if (answered !== status) throw new Error(`${call[0]} ${call[1]} was answered ${answered}: ${JSON.stringify(body)}`);
    return body;
  };
  const functionOf = (step: string): string => {
    const { functions } = readStage(join(data, 'cdk.out', 'assembly-local'));
    const found = functions.find(({ logicalId }) => logicalId.startsWith(step));
    if (found === undefined) throw new Error(`there is no function ${step}`);
    return found.name;
  };
  const secret = (): string => {
    const kept = JSON.parse(readFileSync(join(data, 'data', 'secrets.json'), 'utf8')) as Record<string, string>;
    return Object.values(kept).flatMap(signingSecrets)[0] ?? '';
  };
  const now = async (): Promise<number> => Date.parse((await must(200, 'GET', '/_local/clock')).now);

  return {
    url,
    api,
    anonymous,
    kill,
    must,
    advance: async (advance) => void (await must(200, 'POST', '/_local/clock', { body: { advance } })),
    hold: async (step, operation = '*') => {
      const rule = { service: 'dynamodb', operation, function: functionOf(step), kind: 'delay', delayMs: HELD_MS, probability: 1 };
      await must(200, 'POST', '/_local/faults', { body: rule });
    },
    behave: async (rule) => void (await must(200, 'POST', '/_local/participants', { body: rule })),
    statesOf: async (processId) => {
      const { status, body } = await api('GET', `/_local/executions?name=${processId}`);
      return status === 200 ? body.states : [];
    },
    tokenTo: async (email) => {
      const { items } = await must(200, 'GET', `/_local/mail?to=${encodeURIComponent(email)}`);
      return /#([\w-]+)/u.exec(items.at(-1)?.text ?? '')?.[1];
    },
    acknowledge: async (processId, task) => {
      const raw = JSON.stringify({ processId, step: task, outcome: 'done' });
      const headers = signed(secret(), `${processId}:${task}:proof`, await now(), raw);
      await anonymous('POST', '/v1/participants/callback', { raw, headers });
    },
    rest: () => rest(async (method, path) => must(200, method, path)),
  };
};

/** Looks until the execution of a process is in a state. @throws NotDone when patience ends */
export const reaches = async (world: World, processId: string, state: string): Promise<void> => {
  await until(
    () => world.statesOf(processId),
    (states) => states.includes(state),
    (states) => `${processId} is in ${states.join(', ') || 'no state'}, and not in ${state},`,
  );
};

/** Looks until a process has a status. @throws NotDone when patience ends */
export const processReaches = async (world: World, processId: string, status: string): Promise<void> => {
  await until(
    () => world.must(200, 'GET', `/v1/processes/${processId}`),
    (process) => process.status === status,
    (process) => `${processId} is ${process.status}, and not ${status},`,
  );
};
