// The one retry layer in front of the log and the keys: full jitter, inside the request's deadline. The SDK clients behind it do not retry.
import type { Effects } from './effects.ts';
import { type Call, DependencyUnavailable, type EventLog, type Keyring } from './ports.ts';

const BASE_MS = 20;
const CAP_MS = 800;

/** Waits a random part of an exponentially growing span, but not beyond the deadline; false: it leaves no room for another try. */
export const backOff = async (round: number, deadline: number, effects: Effects): Promise<boolean> => {
  const wait = Math.ceil(effects.random() * Math.min(CAP_MS, BASE_MS * 2 ** round));
  await effects.sleep(Math.min(wait, Math.max(0, deadline - effects.now())));
  return effects.now() < deadline;
};

const persist = async <T>(operation: () => Promise<T>, { deadline }: Call, effects: Effects): Promise<T> => {
  if (effects.now() >= deadline) throw new DependencyUnavailable('Nothing is begun after the deadline: the log');
  for (let round = 0; ; round += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!(error instanceof DependencyUnavailable) || !(await backOff(round, deadline, effects))) throw error;
    }
  }
};

/** Reads are repeated until the deadline; writes are not: what their failure means is the caller's to judge. */
export const persistentLog = (log: EventLog, effects: Effects): EventLog => ({
  tip: (streamId, call) => persist(() => log.tip(streamId, call), call, effects),
  read: (streamId, from, to, call) => persist(() => log.read(streamId, from, to, call), call, effects),
  get: (streamId, versions, call) => persist(() => log.get(streamId, versions, call), call, effects),
  append: (commit, guards, token, call) => log.append(commit, guards, token, call),
  record: (streamId, version, ledger, call) => log.record(streamId, version, ledger, call),
});

/** Making a key twice answers the same key, and a key can be destroyed twice, so all of it may be repeated. */
export const persistentKeyring = (keyring: Keyring, effects: Effects): Keyring => ({
  get: (ownerId, call) => persist(() => keyring.get(ownerId, call), call, effects),
  create: (ownerId, call) => persist(() => keyring.create(ownerId, call), call, effects),
  destroy: (ownerId, call) => persist(() => keyring.destroy(ownerId, call), call, effects),
  hmac: (scope, value, call) => persist(() => keyring.hmac(scope, value, call), call, effects),
});
