// Finds what a command was answered before: at the tip, in the outcome ledger, among the recent ids, and in their older pages.
import { instant } from '../../../domain/kernel/instant.ts';
import { refusal } from '../../../domain/kernel/refusal.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import type { Outcome, Snapshot } from '../../../domain/kernel/repository.ts';
import type { CommandRun } from './command-run.ts';
import { recordedOutcome } from './outcome-ledger.ts';
import type { RecordedOutcome, StoredCommit, Tip } from './ports.ts';
import { candidateVersions, olderPage, RECENT_LIMIT } from './recent.ts';

/** Pages read in one request; a user that fills more in a day is read on in further ones. */
const PAGES_AT_ONCE = 25;
const KEY_REUSED = refusal('IDEMPOTENCY_KEY_REUSED', 'The Idempotency-Key was used for another request.');

type Run<State, Event extends DomainEvent> = CommandRun<State, Event>;

const amongRecent = async (run: Run<never, never>, page: StoredCommit): Promise<StoredCommit | undefined> => {
  const { streamId, commitId } = run.request;
  const versions = candidateVersions(page, commitId);
  if (versions.length === 0) return undefined;
  return (await run.log.get(streamId, versions, run.request)).find((commit) => commit.commitId === commitId);
};

const amongOlderPages = async (run: Run<never, never>, tip: StoredCommit): Promise<StoredCommit | undefined> => {
  const now = instant(run.effects.now());
  let next = olderPage(tip, now);
  while (next !== undefined) {
    const versions: number[] = [];
    for (let version = next; version > 0 && versions.length < PAGES_AT_ONCE; version -= RECENT_LIMIT) versions.push(version);
    const pages = await run.log.get(tip.streamId, versions, run.request);
    for (const page of pages) {
      const found = await amongRecent(run, page);
      if (found !== undefined) return found;
      next = olderPage(page, now);
      if (next === undefined) return undefined;
    }
  }
  return undefined;
};

const snapshotOf = async <State, Event extends DomainEvent>(
  run: Run<State, Event>,
  commit: StoredCommit,
  known: Uint8Array | undefined,
): Promise<Snapshot<State>> => {
  const key = known ?? (await run.keyring.get(commit.streamId, run.request));
  const state = await run.reader.stateAfter(commit, key, run.request);
  return { streamId: commit.streamId, version: commit.version, state, ...(key === undefined && { erased: true as const }) };
};

const commitAt = async (run: Run<never, never>, version: number): Promise<StoredCommit> => {
  const { streamId } = run.request;
  const [commit] = await run.log.get(streamId, [version], run.request);
  if (commit === undefined) throw new Error(`${streamId}@${version} is missing from the log`);
  return commit;
};

/** The answer to a command that `earlier` has answered already. With its `key` at hand, a commit is answered from without another request. */
export const answerFrom = async <State, Event extends DomainEvent>(
  run: Run<State, Event>,
  earlier: StoredCommit | RecordedOutcome,
  key: Uint8Array | undefined,
): Promise<Outcome<State>> => {
  const { requestHash } = run.request;
  if (earlier.requestHash !== requestHash) return { kind: 'refused', refusal: KEY_REUSED, replayed: false };
  const replayed = !run.sent;
  if (earlier.refusal !== undefined) return { kind: 'refused', refusal: earlier.refusal, replayed };
  const changed = 'events' in earlier;
  const commit = changed ? earlier : await commitAt(run as unknown as Run<never, never>, earlier.version);
  return { kind: 'accepted', snapshot: await snapshotOf(run, commit, key), changed, replayed };
};

export const findEarlier = async <State, Event extends DomainEvent>(
  run: Run<State, Event>,
  { commit, ledger }: Tip,
): Promise<StoredCommit | RecordedOutcome | undefined> => {
  if (commit === undefined) return undefined;
  const { commitId, keyed } = run.request;
  if (commit.commitId === commitId) return commit;
  const untyped = run as unknown as Run<never, never>;
  return (
    recordedOutcome(ledger, commitId) ??
    (await amongRecent(untyped, commit)) ??
    (keyed ? await amongOlderPages(untyped, commit) : undefined)
  );
};
