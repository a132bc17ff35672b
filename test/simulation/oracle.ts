// The oracle: the log's invariants, checked over what the clients saw and what the log holds. It shares no code with the repository.
import { isDeepStrictEqual } from 'node:util';
import type { Commit } from '../../domain/kernel/commit.ts';
import { fold } from '../../domain/kernel/decider.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import { type Account, type AccountEvent, accountAggregate } from '../kit/account.ts';
import { bytesOf, type History, type Operation } from './history.ts';
import { justified } from './justification.ts';

export interface Evidence {
  readonly history: History;
  readonly contents: ReadonlyMap<string, readonly Commit<Account, AccountEvent>[]>;
  readonly stored: ReadonlyMap<string, readonly StoredCommit[]>;
}

const CONTEXT = { now: '2026-01-01T00:00:00.000Z' as Instant, actor: 'oracle' };

const durable = ({ history, stored }: Evidence): string[] => {
  const acknowledged = history.operations.flatMap(({ streamId, commitId, outcome }) => {
    if (outcome.kind !== 'accepted' || !outcome.changed) return [];
    const commit = stored.get(streamId)?.find(({ version }) => version === outcome.snapshot.version);
    return commit?.commitId === commitId ? [] : [`1 an acknowledged commit stays at its version: ${streamId}@${outcome.snapshot.version}`];
  });
  const changed = history.landings.filter(({ streamId, version, bytes }) => {
    const commit = stored.get(streamId)?.find((kept) => kept.version === version);
    return commit === undefined || bytesOf(commit) !== bytes;
  });
  return [...acknowledged, ...changed.map(({ streamId, version }) => `1 a commit is byte-stable: ${streamId}@${version}`)];
};

const gapFree = ({ stored }: Evidence): string[] =>
  [...stored].flatMap(([streamId, commits]) => {
    const gaps = commits.some(({ version }, index) => version !== index + 1) ? [`2 versions are gap-free: ${streamId}`] : [];
    const ids = new Set(commits.map(({ commitId }) => commitId));
    return ids.size === commits.length ? gaps : [...gaps, `2 ids are unique: ${streamId}`];
  });

const refusedForGood = ({ history, stored }: Evidence): string[] =>
  history.operations.flatMap(({ streamId, commitId, requestHash, outcome, name }) => {
    if (outcome.kind !== 'refused') return [];
    const isEffect = (commit: StoredCommit) =>
      commit.commitId === commitId && commit.requestHash === requestHash && commit.refusal === undefined;
    // Absence is not remembered: whoever sends the key again once the stream exists may succeed.
    const broken = outcome.refusal.code !== 'NOT_FOUND' && stored.get(streamId)?.some(isEffect);
    return broken ? [`3 a refused command has no commit: ${name} on ${streamId}`] : [];
  });

const isAnswer = ({ outcome }: Operation): boolean =>
  outcome.kind === 'accepted' ||
  (outcome.kind === 'refused' && outcome.refusal.code !== 'NOT_FOUND' && outcome.refusal.code !== 'IDEMPOTENCY_KEY_REUSED');

const oneAnswerPerKey = ({ history }: Evidence): string[] =>
  [...Map.groupBy(history.operations.filter(isAnswer), ({ commitId }) => commitId)].flatMap(([, answers]) => {
    const [first, ...others] = answers.map(({ outcome, requestHash }) => ({ ...outcome, replayed: undefined, requestHash }));
    const same = others.every((other) => isDeepStrictEqual(other, first));
    return same ? [] : [`4 one key has one answer: ${answers[0]?.name} on ${answers[0]?.streamId}`];
  });

const linearizable = ({ history, contents }: Evidence): string[] => {
  const violations: string[] = [];
  const states = new Map<string, readonly Account[]>();
  for (const [streamId, commits] of contents) {
    const list: Account[] = [accountAggregate.initial];
    for (const commit of commits) {
      const before = list.at(-1) ?? accountAggregate.initial;
      const operation = history.operations.find(
        ({ commitId, requestHash }) => commitId === commit.commitId && requestHash === commit.requestHash,
      );
      const decision = operation?.decide(before, CONTEXT);
      const decided = commit.refusal === undefined && decision?.ok ? decision.value : [];
      if (!isDeepStrictEqual(decided, commit.events))
        violations.push(`5 a commit follows from the state before it: ${streamId}@${commit.version}`);
      list.push(fold(accountAggregate.evolve, before, commit.events, commit.occurredAt));
      if (!isDeepStrictEqual(list.at(-1), { ...commit.state }))
        violations.push(`5 the carried state is the fold: ${streamId}@${commit.version}`);
    }
    states.set(streamId, list);
  }
  const unjustified = history.operations.filter((operation) => !justified(operation, history, states));
  return [
    ...violations,
    ...unjustified.map(({ name, streamId, outcome }) => `5 an answer is true within its call: ${name} on ${streamId}: ${outcome.kind}`),
  ];
};

/** After every landing: an address belongs to exactly the account whose state has it. */
const oneOwner = ({ history, contents }: Evidence): string[] => {
  const addressOf = new Map<string, string | null>();
  return history.landings.flatMap(({ streamId, version, owners }) => {
    const email = contents.get(streamId)?.find((commit) => commit.version === version)?.state.email;
    addressOf.set(streamId, email ?? null);
    return [...owners].flatMap(([address, owner]) => {
      const holders = [...addressOf].filter(([, held]) => held === address).map(([holder]) => holder);
      const agrees = owner === '' ? holders.length === 0 : isDeepStrictEqual(holders, [owner]);
      return agrees ? [] : [`6 every live address has exactly one owner: after ${streamId}@${version}`];
    });
  });
};

/** Whoever stops being an admin leaves another one behind. */
const guardedCount = ({ history, contents }: Evidence): string[] => {
  const admins = new Set<string>();
  return history.landings.flatMap(({ streamId, version }) => {
    const admin = contents.get(streamId)?.find((commit) => commit.version === version)?.state.admin === true;
    const was = admin ? !admins.add(streamId) : admins.delete(streamId);
    return was && admins.size === 0 ? [`6 a guarded count keeps its floor: after ${streamId}@${version}`] : [];
  });
};

const noException = ({ history }: Evidence): string[] =>
  history.operations.flatMap(({ outcome, name }) => (outcome.kind === 'thrown' ? [`0 no exception: ${name}: ${outcome.error}`] : []));

export const judge = (evidence: Evidence): readonly string[] =>
  [durable, gapFree, refusedForGood, oneAnswerPerKey, linearizable, oneOwner, guardedCount, noException].flatMap((check) =>
    check(evidence),
  );
