// A repository of any aggregate on given stores, with a clock that only sleeping and the test move.
import type { Aggregate } from '../../domain/kernel/aggregate.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import type { CommandRequest } from '../../domain/kernel/repository.ts';
import type { Effects } from '../../functions/runtime/event-log/effects.ts';
import type { AppendResult, EventLog, StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import { createKeyring } from '../../functions/runtime/keyring/keyring.ts';
import type { Stores } from '../contract/twins.ts';

const REQUEST_MS = 8_000;

let ids = 0;
/** 32 hex digits, never the same twice; the first six differ as well. */
export const newId = (): string => {
  ids += 1;
  return ids.toString(16).padStart(6, '0').padEnd(32, 'a');
};

export type Sent = AppendResult | Promise<AppendResult>;
/** Stands between the repository and the log for one append. */
export type Interference = (send: () => Promise<AppendResult>, commit: StoredCommit, token: string) => Sent;

/** e.g. `logWorldOf(accountAggregate)(stores)` */
export const logWorldOf =
  <Id extends string, State, Event extends DomainEvent>(aggregate: Aggregate<Id, State, Event>) =>
  (stores: Stores) => {
    type Request = CommandRequest<Id, State, Event>;
    let at = Date.now();
    const effects: Effects = {
      now: () => at,
      random: () => 0.5,
      sleep: async (ms) => {
        at += ms;
      },
    };
    const calls: string[] = [];
    const interferences: Interference[] = [];
    const counted =
      <A extends unknown[], R>(name: string, method: (...args: A) => R) =>
      (...args: A): R => {
        calls.push(name);
        return method(...args);
      };
    const log: EventLog = {
      tip: counted('tip', stores.log.tip),
      read: counted('read', stores.log.read),
      get: counted('get', stores.log.get),
      record: counted('record', stores.log.record),
      append: async (commit, guards, token, call) => {
        calls.push('append');
        const send = () => stores.log.append(commit, guards, token, call);
        return interferences.shift()?.(send, commit, token) ?? send();
      },
    };
    const newKeyring = () => createKeyring({ rows: stores.rows, root: stores.root, now: effects.now });
    const keyring = newKeyring();
    const options = { log, keyring, aggregate, effects };
    const repository = createRepository(options);

    const request = (streamId: Id, decide: Request['decide'], more: Partial<Request> = {}): Request => ({
      streamId,
      commitId: newId(),
      requestHash: 'b'.repeat(32),
      keyed: false,
      deadline: at + REQUEST_MS,
      actor: 'tester',
      source: 'test',
      correlationId: 'correlation',
      decide,
      ...more,
    });

    return {
      repository,
      options,
      calls,
      effects,
      log: stores.log,
      newKeyring,
      request,
      call: () => ({ deadline: at + REQUEST_MS }),
      advance: (ms: number): void => {
        at += ms;
      },
      /** Applies to the next append, the one after it, … */
      interfere: (...next: readonly Interference[]): void => {
        interferences.push(...next);
      },
      run: (streamId: Id, decide: Request['decide'], more: Partial<Request> = {}) => repository.execute(request(streamId, decide, more)),
    };
  };

export const lostReply: Interference = async (send) => {
  await send();
  return { kind: 'unknown' };
};
export const lostRequest: Interference = () => ({ kind: 'unknown' });
export const throttled: Interference = () => ({ kind: 'busy' });
