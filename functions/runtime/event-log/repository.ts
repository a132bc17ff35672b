// The repository: loads, decides and appends, and goes round again where somebody was faster.
import { randomBytes } from 'node:crypto';
import { fold } from '../../../domain/kernel/decider.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import { instant } from '../../../domain/kernel/instant.ts';
import { refusal } from '../../../domain/kernel/refusal.ts';
import type { CommandRequest, Outcome, Repository } from '../../../domain/kernel/repository.ts';
import { commitAsOf } from './as-of.ts';
import { backOff, persistentKeyring, persistentLog } from './backoff.ts';
import { type CommandRun, isVacant, type RepositoryOptions, type Step, unavailable } from './command-run.ts';
import { systemEffects } from './effects.ts';
import { unobserved } from './observer.ts';
import { type Call, DependencyUnavailable, type StoredCommit, type Tip } from './ports.ts';
import { createReader } from './reader.ts';
import { answerFrom, findEarlier } from './replay.ts';
import { NONCE_BYTES } from './sealing.ts';
import { settleEvents, settleRefusal, settleUnchanged } from './settling.ts';

/** Decisions per request; a stream so contended that this is not enough is better left alone for a while. */
const MAX_ROUNDS = 32;
/** In doublings of the shortest wait: 160 ms. Whoever waits much longer than a commit takes only falls behind those who come later. */
const LONGEST_CONTENTION_WAIT = 3;
const READ_BUDGET_MS = 5_000;
const VERSION_MISMATCH = refusal('VERSION_MISMATCH', 'The user has changed since it was read.');

interface Known extends Tip {
  readonly key: Uint8Array | undefined;
}

/** The key is read in parallel; one that was missing then is looked for again once there is a commit, which its key precedes. */
const loadTip = async (
  ports: Pick<CommandRun<never, never>, 'log' | 'keyring'>,
  streamId: string,
  creates: boolean,
  call: Call,
): Promise<Known> => {
  const { log, keyring } = ports;
  const [tip, early] = await Promise.all([log.tip(streamId, call), creates ? undefined : keyring.get(streamId, call)]);
  return { ...tip, key: early ?? (isVacant(tip.commit) ? undefined : await keyring.get(streamId, call)) };
};

const decide = async <State, Event extends DomainEvent>(run: CommandRun<State, Event>, known: Known): Promise<Step<State>> => {
  const { request, aggregate, reader, effects } = run;
  const { commit, ledger, key } = known;
  const vacant = isVacant(commit);
  const state = commit === undefined || vacant ? aggregate.initial : await reader.stateAfter(commit, key, request);
  const basis = { commit, ledger, key, state };
  const mismatch = request.expectedVersion !== undefined && request.expectedVersion !== (commit?.version ?? 0);
  if (mismatch && !vacant) return settleRefusal(run, basis, VERSION_MISMATCH, 'state');
  const now = instant(effects.now());
  const decision = request.decide(state, { now, actor: request.actor });
  if (!decision.ok) return settleRefusal(run, basis, decision.error, 'state');
  if (mismatch) return settleRefusal(run, basis, VERSION_MISMATCH, 'state');
  if (decision.value.length === 0) return settleUnchanged(run, basis);
  return settleEvents(run, basis, decision.value, fold(aggregate.evolve, state, decision.value, now));
};

const runCommand = async <State, Event extends DomainEvent>(run: CommandRun<State, Event>): Promise<Outcome<State>> => {
  const { request, effects } = run;
  let known: Known | undefined;
  let overtaken = false;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    known ??= await loadTip(run, request.streamId, request.creates === true, request);
    const earlier = await findEarlier(run, known);
    if (earlier !== undefined) return answerFrom(run, earlier, known.key);
    const step = await decide(run, known);
    if (step.kind === 'done') return step.outcome;
    // An outcome recorded meanwhile is not missed: it was decided on a version that this loop decides on too, and a record on an old ledger fails.
    known = step.kind === 'overtaken' && known.key && !overtaken ? { ...known, commit: step.commit } : undefined;
    overtaken = known !== undefined;
    // What was returned is new only now: after a wait, or a second time, it would lose again.
    if (overtaken) continue;
    if (!(await backOff(Math.min(round, LONGEST_CONTENTION_WAIT), request.deadline, effects))) break;
  }
  return unavailable(run);
};

export const createRepository = <Id extends string, State, Event extends DomainEvent>(
  options: RepositoryOptions<Id, State, Event>,
): Repository<Id, State, Event> => {
  const { aggregate, effects = systemEffects, nonce = () => randomBytes(NONCE_BYTES), observer = unobserved } = options;
  const log = persistentLog(options.log, effects);
  const keyring = persistentKeyring(options.keyring, effects);
  const reader = createReader({ log, keyring, aggregate });
  const readCall = (): Call => ({ deadline: effects.now() + READ_BUDGET_MS });

  const execute = async (request: CommandRequest<Id, State, Event>): Promise<Outcome<State>> => {
    if (!aggregate.isId(request.streamId)) throw new RangeError('the stream id is not one of this aggregate');
    const run: CommandRun<State, Event> = {
      log,
      keyring,
      aggregate,
      effects,
      nonce,
      observer,
      reader,
      request,
      sent: false,
      openSlot: 0,
      spentTokens: 0,
    };
    const outcome = await runCommand(run).catch((error: unknown) => {
      if (error instanceof DependencyUnavailable) return unavailable(run);
      throw error;
    });
    if (outcome.kind === 'unavailable' && outcome.outcomeUnknown) observer.unknownOutcome();
    return outcome;
  };

  const snapshotOf = async (commit: StoredCommit | undefined, key: Uint8Array | undefined, call: Call) => {
    if (commit === undefined || isVacant(commit)) return undefined;
    const { streamId, version } = commit;
    const state = await reader.stateAfter(commit, key, call);
    return { streamId, version, state, ...(key === undefined && { erased: true as const }) };
  };

  const load: Repository<Id, State, Event>['load'] = async (streamId) => {
    const call = readCall();
    const { commit, key } = await loadTip({ log, keyring }, streamId, false, call);
    return snapshotOf(commit, key, call);
  };

  const asOf: Repository<Id, State, Event>['asOf'] = async (streamId, point) => {
    const call = readCall();
    const { commit, key } = await loadTip({ log, keyring }, streamId, false, call);
    return snapshotOf(commit && (await commitAsOf(log, commit, point, call)), key, call);
  };

  const read: Repository<Id, State, Event>['read'] = async (streamId, from, limit) => {
    const call = readCall();
    return reader.openAll(await log.read(streamId, from, from + limit - 1, call), call);
  };

  return { execute, load, asOf, read };
};
