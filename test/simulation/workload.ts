// What the clients of a run do: few accounts, few addresses, many repetitions, so that everything collides.
import type { Repository } from '../../domain/kernel/repository.ts';
import type { Effects } from '../../functions/runtime/event-log/effects.ts';
import {
  type Account,
  type AccountEvent,
  type AccountId,
  accountIdFor,
  changeEmail,
  close,
  type Decide,
  open,
  rename,
  reopen,
  setAdmin,
} from '../kit/account.ts';
import type { Chance } from '../kit/fault-random.ts';
import type { History, Operation } from './history.ts';

export const ADDRESSES = ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org'] as const;
const NAMES = ['Ada', 'Grace', 'Eve'] as const;
const STEPS = 5;
const RESTLESS_STEPS = 12;
const SENDINGS = 3;
const REQUEST_MS = 4_000;
/** Longer than a given-up request may still be under way. */
const RETRY_AFTER_MS = 2_000;

interface Command {
  readonly name: string;
  readonly streamId: AccountId;
  readonly commitId: string;
  readonly requestHash: string;
  readonly keyed: boolean;
  readonly creates: boolean;
  /** On an existing stream its guards can refuse it. */
  readonly guarded: boolean;
  readonly decide: Decide;
  readonly expectedVersion?: number;
}

export interface Client {
  readonly number: number;
  readonly luck: Chance;
  readonly effects: Effects;
  readonly repository: Repository<AccountId, Account, AccountEvent>;
  readonly history: History;
  /** Mostly moves addresses to and fro, quickly. */
  readonly restless: boolean;
  /** Streams that any client knows of. */
  readonly streams: AccountId[];
}

/** Ids often agree in the three bytes that the recent ids keep. */
const newCommitId = ({ luck }: Client): string => {
  const tail = Array.from({ length: 26 }, () => luck.below(16).toString(16)).join('');
  return (luck.yes(0.5) ? 'aaaaaa' : luck.below(0xff_ff_ff).toString(16).padStart(6, '0')) + tail;
};

const onExisting = ({ luck, restless }: Client): { name: string; decide: Decide; guarded: boolean } => {
  const [address, name, admin] = [luck.pick(ADDRESSES), luck.pick(NAMES), luck.yes(0.5)];
  if (restless && luck.yes(0.9)) return { name: `changeEmail ${address}`, decide: changeEmail(address), guarded: true };
  return luck.pick([
    { name: `rename ${name}`, decide: rename(name), guarded: false },
    { name: `changeEmail ${address}`, decide: changeEmail(address), guarded: true },
    { name: `setAdmin ${admin}`, decide: setAdmin(admin), guarded: true },
    { name: 'close', decide: close, guarded: false },
    { name: 'reopen', decide: reopen, guarded: false },
  ]);
};

const newCommand = (client: Client): Command => {
  const { luck, streams } = client;
  const common = { commitId: newCommitId(client), requestHash: '1'.repeat(32), keyed: luck.yes(client.restless ? 0.2 : 0.7) };
  if (streams.length < 3 || luck.yes(0.1)) {
    const [address, name, admin] = [luck.pick(ADDRESSES), luck.pick(NAMES), luck.yes(0.5)];
    const streamId = accountIdFor(common.commitId);
    streams.push(streamId);
    return { ...common, streamId, creates: true, guarded: false, name: `open ${address}`, decide: open(address, name, admin) };
  }
  const expected = luck.yes(0.15) ? { expectedVersion: 1 + luck.below(4) } : {};
  return { ...common, ...expected, streamId: luck.pick(streams), creates: false, ...onExisting(client) };
};

const send = async (client: Client, command: Command): Promise<Operation['outcome']> => {
  const { effects, repository, history } = client;
  const invokedAt = effects.now();
  const { name, guarded: _guarded, ...request } = command;
  const provenance = { actor: `client ${client.number}`, source: 'simulation', correlationId: name };
  const outcome = await repository
    .execute({ ...request, ...provenance, deadline: invokedAt + REQUEST_MS })
    .catch((error: unknown) => ({ kind: 'thrown' as const, error: String(error) }));
  history.operations.push({ ...command, client: client.number, invokedAt, returnedAt: effects.now(), outcome });
  return outcome;
};

/** As a patient client does: repeats a key while the answer is "try later", sometimes once more for good measure, sometimes with another body. */
const sendPatiently = async (client: Client, command: Command): Promise<void> => {
  const { luck, effects } = client;
  for (let sending = 0; sending < SENDINGS; sending += 1) {
    // A guard's refusal on an existing stream is fenced within one request only: two of one key must not overlap.
    const twice = command.keyed && !command.guarded && luck.yes(0.2);
    const outcomes = await Promise.all([send(client, command), ...(twice ? [send(client, command)] : [])]);
    if (!command.keyed) return;
    const later = outcomes.some(({ kind }) => kind === 'unavailable');
    if (!later && luck.yes(0.6)) return;
    await effects.sleep(later && !command.creates ? RETRY_AFTER_MS : luck.below(400));
    if (!later && luck.yes(0.2)) await send(client, { ...command, requestHash: '2'.repeat(32), name: `${command.name}, another body` });
  }
};

export const runClient = async (client: Client): Promise<void> => {
  for (let step = 0; step < (client.restless ? RESTLESS_STEPS : STEPS); step += 1) {
    await client.effects.sleep(client.luck.below(client.restless ? 60 : 300));
    await sendPatiently(client, newCommand(client));
  }
};
