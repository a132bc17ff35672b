// Puts a decision into the log: the append and its retries, the fence before a refusal that could be overtaken, the record of an unchanged outcome.
import { instant } from '../../../domain/kernel/instant.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import { backOff } from './backoff.ts';
import { type Basis, type CommandRun, done, isVacant, type Step, unavailable } from './command-run.ts';
import { compose } from './composing.ts';
import { appendToken, guardsFor } from './guards.ts';
import { ledgerWith } from './outcome-ledger.ts';
import type { AppendResult, Guard, StoredCommit } from './ports.ts';
import { answerFrom } from './replay.ts';

type Pushed = Exclude<AppendResult, { kind: 'busy' | 'unknown' }> | { readonly kind: 'exhausted' };

/** Sends the same token and body until the log says what became of them, or the deadline is over. */
const push = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  commit: StoredCommit,
  guards: readonly Guard[],
): Promise<Pushed> => {
  const { log, request, effects } = run;
  const token = appendToken(commit.commitId, commit.version, run.spentTokens);
  run.sent = true;
  for (let round = 0; effects.now() < request.deadline; round += 1) {
    const result = await log.append(commit, guards, token, request);
    if (result.kind === 'unknown' || result.kind === 'mismatch') run.openSlot = commit.version;
    if (result.kind === 'occupied') run.openSlot = 0;
    if (result.kind === 'mismatch') run.spentTokens += 1;
    if (result.kind !== 'unknown' && result.kind !== 'busy') return result;
    if (!(await backOff(round, request.deadline, effects))) break;
  }
  return { kind: 'exhausted' };
};

const answerOccupied = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  by: StoredCommit,
  key: Uint8Array | undefined,
): Promise<Step<State>> => {
  if (by.commitId === run.request.commitId) return done(await answerFrom(run, by, key));
  run.observer.conflict();
  return { kind: 'overtaken', commit: by };
};

const fence = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  basis: Basis<State>,
  refusal: Refusal,
): Promise<Step<State>> => {
  const { request, aggregate, effects } = run;
  const draft = { request, base: basis.commit, events: [], state: basis.state, now: instant(effects.now()), refusal };
  const result = await push(run, compose(draft, aggregate, { key: basis.key, nonce: run.nonce() }), []);
  if (result.kind === 'appended') return done({ kind: 'refused', refusal, replayed: false });
  if (result.kind === 'occupied') return answerOccupied(run, result.by, basis.key);
  return done(unavailable(run));
};

const record = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  base: StoredCommit,
  basis: Basis<State>,
  refusal?: Refusal,
): Promise<boolean> => {
  const { log, request, effects } = run;
  const { streamId, commitId, requestHash } = request;
  const outcome = { commitId, requestHash, at: effects.now(), version: base.version, ...(refusal && { refusal }) };
  run.sent = true;
  return log.record(streamId, base.version, ledgerWith(basis.ledger, outcome), request);
};

/** Absence never ends, or there is no stream to remember it in. */
const isRemembered = ({ code }: Refusal): boolean => code !== 'NOT_FOUND' && code !== 'GONE';

export const settleRefusal = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  basis: Basis<State>,
  refusal: Refusal,
  by: 'state' | 'guard',
): Promise<Step<State>> => {
  const { keyed } = run.request;
  const mayBeOvertaken = run.openSlot > (basis.commit?.version ?? 0);
  if (mayBeOvertaken || (by === 'guard' && keyed && basis.commit === undefined)) return fence(run, basis, refusal);
  if (keyed && basis.commit !== undefined && isRemembered(refusal) && !(await record(run, basis.commit, basis, refusal))) {
    return { kind: 'again' };
  }
  return done({ kind: 'refused', refusal, replayed: false });
};

export const settleUnchanged = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  basis: Basis<State>,
): Promise<Step<State>> => {
  const { commit, state, key } = basis;
  if (run.request.keyed && commit !== undefined && !(await record(run, commit, basis))) return { kind: 'again' };
  const snapshot = { streamId: run.request.streamId, version: commit?.version ?? 0, state };
  const erased = commit !== undefined && key === undefined && { erased: true as const };
  return done({ kind: 'accepted', snapshot: { ...snapshot, ...erased }, changed: false, replayed: false });
};

export const settleEvents = async <State, Event extends DomainEvent>(
  run: CommandRun<State, Event>,
  basis: Basis<State>,
  events: readonly Event[],
  state: State,
): Promise<Step<State>> => {
  const { request, aggregate, keyring, effects } = run;
  const key = basis.key ?? (isVacant(basis.commit) ? await keyring.create(request.streamId, request) : undefined);
  const draft = { request, base: basis.commit, events, state, now: instant(effects.now()) };
  const constraints = aggregate.constraints(basis.state, state);
  const guards = await guardsFor(constraints, request, keyring, request);
  const commit = compose(draft, aggregate, { key, nonce: run.nonce() });
  const result = await push(run, commit, guards);
  switch (result.kind) {
    case 'appended':
      return done({
        kind: 'accepted',
        snapshot: { streamId: commit.streamId, version: commit.version, state },
        changed: true,
        replayed: false,
      });
    case 'occupied':
      return answerOccupied(run, result.by, key);
    case 'guarded': {
      const constraint = constraints[result.index];
      if (constraint === undefined || constraint.kind === 'release')
        throw new Error(`${commit.streamId} releases a claim that it does not own`);
      return settleRefusal(run, { ...basis, key }, constraint.refusal, 'guard');
    }
    case 'mismatch':
      return { kind: 'again' };
    case 'exhausted':
      return done(unavailable(run));
  }
};
