// The stories of the demo: somebody leaves and is forgotten after a grace, and somebody is erased with a proof. Told with the states of their processes.
import { randomUUID } from 'node:crypto';
import { type Api, apiOf, type Process, processIn, until } from '../../tools/api.ts';
import type { Call } from '../../tools/connection.ts';
import { prove } from '../../tools/erase-proof/prove.ts';
import { connect } from '../../tools/erase-proof/service.ts';

const SCOPES = 'users:write users:read users:suspend users:delete';

type Say = (line: string) => void;

interface Teller {
  readonly api: Api;
  readonly call: Call;
  readonly say: Say;
}

const stateOf = ({ kind, status, steps }: Process): string =>
  `  ${kind} ${status}: ${steps.map(({ name, state }) => `${name} ${state}`).join(', ')}`;

/** Somebody new in each telling: it ends with the erasure, so nobody stays behind. */
const somebody = ({ api }: Teller, name: string): Promise<{ id: string }> =>
  api('POST', '/v1/users', { email: `story-${randomUUID()}@example.com`, name });

const offboarding = async (teller: Teller): Promise<void> => {
  const { api, say } = teller;
  say('Somebody leaves, with a day to think it over');
  const { id } = await somebody(teller, 'Lea Ving');
  const { processId } = await api<{ processId: string }>('POST', `/v1/users/${id}/offboard`, {
    reason: 'Goes to another company',
    graceDays: 1,
  });
  say(stateOf(await processIn(api, processId, 'WAITING')));
  await api('POST', '/_local/clock', { advance: 'P1D' });
  say('  … a day later');
  say(stateOf(await processIn(api, processId, 'COMPLETED')));
  const [erasure] = await until(
    async () => (await api<{ items: Process[] }>('GET', `/v1/processes?userId=${id}&kind=erasure`)).items,
    (items) => items[0]?.status === 'COMPLETED',
    () => `the erasure of ${id} is not done`,
  );
  if (erasure !== undefined) say(stateOf(erasure));
};

const erasure = async (teller: Teller): Promise<boolean> => {
  const { api, call, say } = teller;
  say('Somebody is erased, with a proof');
  const { id } = await somebody(teller, 'Ida Gone');
  await api('POST', `/v1/users/${id}/suspend`, { reason: 'Asked to be forgotten' });
  const { before, after, process, proved } = await prove(id, call.url, await connect(call), () => undefined);
  say(`  before: found in ${before.length} places`);
  say(stateOf(process));
  say(`  after: found in ${after.length} places`);
  say(`  certificate: ${JSON.stringify(process.certificate)}`);
  return proved;
};

/** Moves the clock of the stack ahead by a day. @returns whether the proof held */
export const tellStories = async (url: string, say: Say): Promise<boolean> => {
  const call: Call = { positionals: [], json: false, url, token: undefined };
  const teller = { api: await apiOf(call, SCOPES), call, say };
  await offboarding(teller);
  return erasure(teller);
};
