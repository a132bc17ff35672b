// One run: real repositories on faulty memory twins, a seeded schedule, and the judgement of the oracle.
import type { Aggregate } from '../../domain/kernel/aggregate.ts';
import type { Repository } from '../../domain/kernel/repository.ts';
import type { EventLog } from '../../functions/runtime/event-log/ports.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import { createKeyring } from '../../functions/runtime/keyring/keyring.ts';
import { createMemoryEventLog, type MemoryEventLog } from '../../functions/runtime/memory/event-log.ts';
import { createMemoryKeyRows } from '../../functions/runtime/memory/key-rows.ts';
import { createMemoryRootKey } from '../../functions/runtime/memory/root-key.ts';
import { type Account, type AccountEvent, type AccountId, accountAggregate, isAccountId } from '../kit/account.ts';
import { faultyKeyRows, faultyLog, type FaultPlan } from '../kit/fault-ports.ts';
import { chance } from '../kit/fault-random.ts';
import { bytesOf, type History } from './history.ts';
import { judge } from './oracle.ts';
import { virtualTime } from './virtual-time.ts';
import { ADDRESSES, runClient } from './workload.ts';

type Accounts = Repository<AccountId, Account, AccountEvent>;

/** A bug put between the real parts. */
export interface Bug {
  readonly log?: (log: EventLog, memory: MemoryEventLog) => EventLog;
  readonly aggregate?: (aggregate: Aggregate<AccountId, Account, AccountEvent>) => Aggregate<AccountId, Account, AccountEvent>;
  readonly repository?: (repository: Accounts) => Accounts;
}

export interface Run {
  readonly history: History;
  readonly violations: readonly string[];
  /** How often something happened, e.g. `append zombie`. */
  readonly hits: ReadonlyMap<string, number>;
}

const CLIENTS = 3;
const FAULT_PROBABILITIES = [0, 0.1, 0.3, 0.5] as const;
const FOREVER = { deadline: Number.MAX_SAFE_INTEGER };

/** Writes down every commit that lands, and how appends were answered. */
const observe = (
  memory: MemoryEventLog,
  history: History,
  claimKeys: ReadonlyMap<string, string>,
  now: () => number,
  hit: (what: string) => void,
) => {
  const append: EventLog['append'] = async (commit, guards, token, call) => {
    const before = memory.commits(commit.streamId).length;
    const result = await memory.append(commit, guards, token, call);
    const { streamId, version } = commit;
    if (memory.commits(streamId).length > before && isAccountId(streamId)) {
      const owners = new Map([...claimKeys].flatMap(([address, key]) => [[address, memory.ownerOf(key) ?? '']] as const));
      history.landings.push({ at: now(), streamId, version, bytes: bytesOf(commit), commit, owners });
      if (commit.refusal !== undefined) hit('fence landed');
    }
    if (result.kind === 'occupied') hit(result.by.commitId === commit.commitId ? 'own write found' : 'somebody was faster');
    else hit(`append ${result.kind}`);
    return result;
  };
  const record: EventLog['record'] = async (...args) => {
    const kept = await memory.record(...args);
    hit(kept ? 'outcome recorded' : 'outcome not recorded');
    return kept;
  };
  return { ...memory, append, record };
};

export const simulate = async (seed: number, bug: Bug = {}): Promise<Run> => {
  const luck = chance(seed);
  const time = virtualTime(luck);
  const history: History = { operations: [], landings: [] };
  const hits = new Map<string, number>();
  const hit = (what: string): void => void hits.set(what, (hits.get(what) ?? 0) + 1);
  const plan: FaultPlan = {
    luck,
    effects: time,
    probability: luck.pick(FAULT_PROBABILITIES),
    hit: (operation, fault) => hit(`${operation} ${fault}`),
  };
  const [memory, rows, root] = [createMemoryEventLog(), createMemoryKeyRows(), createMemoryRootKey()];
  const keyring = createKeyring({ rows, root, now: time.now });
  const claimKeys = new Map<string, string>();
  for (const address of ADDRESSES) claimKeys.set(address, `claim#email#${await keyring.hmac('email', address, FOREVER)}`);

  const observed = observe(memory, history, claimKeys, time.now, hit);
  const faulty = faultyLog(observed, plan);
  const log = bug.log?.(faulty, observed) ?? faulty;
  const aggregate = bug.aggregate?.(accountAggregate) ?? accountAggregate;
  const [streams, restless]: [AccountId[], boolean] = [[], luck.yes(0.2)];
  // Each client is an execution environment of its own.
  const clients = Array.from({ length: CLIENTS }, (_, number) => {
    const ring = createKeyring({ rows: faultyKeyRows(rows, plan), root, now: time.now });
    const real = createRepository({ log, keyring: ring, aggregate, effects: time });
    const repository = bug.repository?.(real) ?? real;
    return runClient({ number, luck, effects: time, repository, history, streams, restless });
  });
  await time.drain();
  await Promise.all(clients);

  for (const { outcome } of history.operations) {
    hit(`answered ${outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind}`);
    if (outcome.kind === 'accepted' || outcome.kind === 'refused') hit(`${outcome.replayed ? 'replayed' : 'first'} ${outcome.kind}`);
  }
  const calm = createRepository({ log: memory, keyring, aggregate: accountAggregate, effects: time });
  const ids = memory.streamIds().filter(isAccountId);
  const stored = new Map(ids.map((id) => [id, memory.commits(id)]));
  try {
    const contents = new Map(await Promise.all(ids.map(async (id) => [id, await calm.read(id, 1, 1_000)] as const)));
    return { history, violations: judge({ history, contents, stored }), hits };
  } catch (error) {
    return { history, violations: [`0 the log can be read: ${String(error)}`], hits };
  }
};
