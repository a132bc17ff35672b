// The outcome ledger of a stream: what keyed commands that changed nothing were answered, so that a repetition hears the same.
import type { OutcomeLedger, RecordedOutcome } from './ports.ts';

const KEPT_MS = 24 * 3_600_000;
/** Beyond it the oldest outcomes are forgotten before their time; a stream so often refused is not worth more. */
export const LEDGER_LIMIT = 100;
/** Where the ledger lies in its stream's partition: above every commit, so that one Query reads both. */
export const LEDGER_VERSION = 10 ** 15;

export const ledgerWith = (ledger: OutcomeLedger | undefined, outcome: RecordedOutcome): OutcomeLedger => ({
  rev: (ledger?.rev ?? 0) + 1,
  entries: [outcome, ...(ledger?.entries ?? []).filter((entry) => outcome.at - entry.at < KEPT_MS)].slice(0, LEDGER_LIMIT),
});

export const recordedOutcome = (ledger: OutcomeLedger | undefined, commitId: string): RecordedOutcome | undefined =>
  ledger?.entries.find((entry) => entry.commitId === commitId);
