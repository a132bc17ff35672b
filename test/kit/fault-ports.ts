// Faulty ports: every call takes a while and may fail in each way that a distributed store can fail.
import type { Effects } from '../../functions/runtime/event-log/effects.ts';
import { type AppendResult, DependencyUnavailable, type EventLog } from '../../functions/runtime/event-log/ports.ts';
import type { KeyRows } from '../../functions/runtime/keyring/ports.ts';
import type { Chance } from './fault-random.ts';

export const FAULTS = ['drop-before', 'drop-after', 'zombie', 'error-after', 'throttle', 'conflict'] as const;
export type Fault = (typeof FAULTS)[number];
export type Operation = keyof EventLog;

export interface FaultPlan {
  readonly luck: Chance;
  readonly effects: Effects;
  /** Of each call. */
  readonly probability: number;
  readonly hit: (operation: Operation | 'keys', fault: Fault | 'stale') => void;
}

const TIMEOUT_MS = 1_000;
/** A request that its sender has given up lands within this time, or never. */
export const ZOMBIE_MS = 1_800;

const latency = ({ luck, effects }: FaultPlan): Promise<void> => effects.sleep(1 + luck.below(30));
const faultOf = ({ luck, probability }: FaultPlan): Fault | undefined => (luck.yes(probability) ? luck.pick(FAULTS) : undefined);

type Lost = 'busy' | 'unknown';

/** Resolves with what the write answered, or with what its sender knows of it. */
const write = async <T>(plan: FaultPlan, operation: Operation, apply: () => Promise<T>): Promise<T | Lost> => {
  const { luck, effects } = plan;
  await latency(plan);
  const fault = faultOf(plan);
  if (fault !== undefined) plan.hit(operation, fault);
  switch (fault) {
    case 'throttle':
    case 'conflict':
      return 'busy';
    case 'drop-before':
      await effects.sleep(TIMEOUT_MS);
      return 'unknown';
    case 'drop-after':
      await apply();
      await effects.sleep(TIMEOUT_MS);
      return 'unknown';
    case 'error-after':
      await apply();
      return 'unknown';
    case 'zombie':
      void effects.sleep(luck.below(ZOMBIE_MS)).then(apply);
      await effects.sleep(luck.below(TIMEOUT_MS));
      return 'unknown';
    case undefined: {
      const answer = await apply();
      await latency(plan);
      return answer;
    }
  }
};

const read = async <T>(plan: FaultPlan, operation: Operation, answer: () => Promise<T>): Promise<T> => {
  await latency(plan);
  const fault = faultOf(plan);
  if (fault !== undefined) {
    plan.hit(operation, fault);
    if (fault.startsWith('drop')) await plan.effects.sleep(TIMEOUT_MS);
    throw new DependencyUnavailable('The faulty log');
  }
  const result = await answer();
  await latency(plan);
  return result;
};

const asResult = (answer: AppendResult | Lost): AppendResult => (typeof answer === 'string' ? { kind: answer } : answer);

export const faultyLog = (log: EventLog, plan: FaultPlan): EventLog => ({
  tip: (...args) => read(plan, 'tip', () => log.tip(...args)),
  read: (...args) => read(plan, 'read', () => log.read(...args)),
  get: (...args) => read(plan, 'get', () => log.get(...args)),
  append: async (...args) => asResult(await write(plan, 'append', () => log.append(...args))),
  record: async (...args) => (await write(plan, 'record', () => log.record(...args))) === true,
});

/** Reads that are not consistent may miss what is there. */
export const faultyKeyRows = (rows: KeyRows, plan: FaultPlan): KeyRows => ({
  get: async (keyId, consistent, call) => {
    await latency(plan);
    if (!consistent && plan.luck.yes(plan.probability)) {
      plan.hit('keys', 'stale');
      return undefined;
    }
    if (plan.luck.yes(plan.probability)) {
      plan.hit('keys', 'throttle');
      throw new DependencyUnavailable('The faulty table of keys');
    }
    return rows.get(keyId, consistent, call);
  },
  putIfAbsent: async (keyId, bytes, call) => {
    await latency(plan);
    const lost = plan.luck.yes(plan.probability);
    const kept = plan.luck.yes(0.5) || !lost ? await rows.putIfAbsent(keyId, bytes, call) : bytes;
    if (!lost) return kept;
    plan.hit('keys', 'drop-after');
    throw new DependencyUnavailable('The faulty table of keys');
  },
  delete: async (keyId, call) => {
    await latency(plan);
    const lost = plan.luck.yes(plan.probability);
    if (plan.luck.yes(0.5) || !lost) await rows.delete(keyId, call);
    if (!lost) return;
    plan.hit('keys', 'drop-after');
    throw new DependencyUnavailable('The faulty table of keys');
  },
});
