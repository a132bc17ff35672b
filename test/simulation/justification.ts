// Whether an answer was true at some moment between its key's first call and its return.
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Account } from '../kit/account.ts';
import type { History, Operation } from './history.ts';

type States = ReadonlyMap<string, readonly Account[]>;

const CONTEXT = { now: '2026-01-01T00:00:00.000Z' as Instant, actor: 'oracle' };

const versionAt = ({ landings }: History, streamId: string, landed: (at: number) => boolean): number =>
  Math.max(0, ...landings.filter((landing) => landing.streamId === streamId && landed(landing.at)).map(({ version }) => version));

/** The first call of the key: a replay repeats what was true then. */
const begunAt = ({ operations }: History, { commitId }: Operation): number =>
  Math.min(...operations.filter((other) => other.commitId === commitId).map(({ invokedAt }) => invokedAt));

const within = (history: History, from: number, to: number) => {
  const before = history.landings.findLast(({ at }) => at < from);
  return [...(before ? [before] : []), ...history.landings.filter(({ at }) => at >= from && at <= to)];
};

/** Active admins over all streams, after each landing of the span. */
const lastAdminAtSomeTime = (history: History, states: States, from: number, to: number): boolean =>
  within(history, from, to).some((moment) => {
    const last = history.landings.indexOf(moment);
    const versions = new Map(history.landings.slice(0, last + 1).map(({ streamId, version }) => [streamId, version]));
    return [...versions].filter(([streamId, version]) => states.get(streamId)?.[version]?.admin).length <= 1;
  });

const refusedRightly = (operation: Operation, code: string, history: History, states: States): boolean => {
  const { streamId, decide, name, commitId, returnedAt } = operation;
  const from = begunAt(history, operation);
  if (code === 'IDEMPOTENCY_KEY_REUSED') {
    return history.operations.some((other) => other.commitId === commitId && other.requestHash !== operation.requestHash);
  }
  if (code === 'EMAIL_TAKEN') {
    const address = name.split(' ')[1]?.replace(',', '') ?? '';
    return within(history, from, returnedAt).some(({ owners }) => owners.get(address) !== '' && owners.get(address) !== streamId);
  }
  if (code === 'LAST_ADMIN') return lastAdminAtSomeTime(history, states, from, returnedAt);
  const oldest = versionAt(history, streamId, (at) => at < from);
  const newest = versionAt(history, streamId, (at) => at <= returnedAt);
  if (code === 'VERSION_MISMATCH') return oldest !== operation.expectedVersion || newest !== operation.expectedVersion;
  return (states.get(streamId) ?? [])
    .slice(oldest, newest + 1)
    .concat(newest === 0 ? [NONE] : [])
    .some((state) => {
      const decision = decide(state, CONTEXT);
      return !decision.ok && decision.error.code === code;
    });
};

const NONE: Account = { status: 'none', email: null, name: null, admin: false };

export const justified = (operation: Operation, history: History, states: States): boolean => {
  const { outcome, streamId, decide, returnedAt } = operation;
  if (outcome.kind === 'unavailable' || outcome.kind === 'thrown') return true;
  if (outcome.kind === 'refused') return refusedRightly(operation, outcome.refusal.code, history, states);
  const { version, state } = outcome.snapshot;
  const known = states.get(streamId)?.[version];
  const inTime = version <= versionAt(history, streamId, (at) => at <= returnedAt);
  const fresh = version >= versionAt(history, streamId, (at) => at < begunAt(history, operation)) + (outcome.changed ? 1 : 0);
  const unchanged = known !== undefined && decide(known, CONTEXT);
  const holds = outcome.changed || (unchanged !== false && unchanged.ok && unchanged.value.length === 0);
  return inTime && fresh && holds && isDeepStrictEqual({ ...state }, known);
};
