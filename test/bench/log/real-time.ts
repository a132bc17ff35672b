// Commands run on the bench's clock, calls to DynamoDB on the real one: deadlines are translated in between.
import type { Call, EventLog } from '../../../functions/runtime/event-log/ports.ts';
import type { KeyRows } from '../../../functions/runtime/keyring/ports.ts';

const CALL_MS = 10_000;

export const call = (): Call => ({ deadline: Date.now() + CALL_MS });

export const realTimeLog = (log: EventLog): EventLog => ({
  tip: (streamId) => log.tip(streamId, call()),
  read: (streamId, from, to) => log.read(streamId, from, to, call()),
  get: (streamId, versions) => log.get(streamId, versions, call()),
  append: (commit, guards, token) => log.append(commit, guards, token, call()),
  record: (streamId, version, ledger) => log.record(streamId, version, ledger, call()),
});

export const realTimeKeyRows = (rows: KeyRows): KeyRows => ({
  get: (keyId, consistent) => rows.get(keyId, consistent, call()),
  putIfAbsent: (keyId, bytes) => rows.putIfAbsent(keyId, bytes, call()),
  delete: (keyId) => rows.delete(keyId, call()),
});
