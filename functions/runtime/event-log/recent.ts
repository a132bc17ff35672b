// The recent ids of a stream, carried by each commit: one 5-byte entry per earlier version, newest first, so that a repetition is found at the tip.
import { epochMs, type Instant } from '../../../domain/kernel/instant.ts';

const ENTRY_BYTES = 5;
const ID_BYTES = 3;
const HOUR_MS = 3_600_000;
const HOURS_MODULUS = 65_536;
const KEPT_HOURS = 25;
/** Entries in one commit: 200 bytes. */
export const RECENT_LIMIT = 40;

interface Identified {
  readonly version: number;
  readonly commitId: string;
  readonly occurredAt: Instant;
  readonly recent?: Uint8Array;
}

const hourOf = (at: Instant): number => Math.floor(epochMs(at) / HOUR_MS) % HOURS_MODULUS;

/** Clocks differ between functions: an hour ahead of ours is new, not 65,535 hours old. */
const isOld = (hour: number, now: Instant): boolean => {
  const age = (hourOf(now) - hour + HOURS_MODULUS) % HOURS_MODULUS;
  return age > KEPT_HOURS && age < HOURS_MODULUS / 2;
};

const hourAt = (recent: Uint8Array, index: number): number => Buffer.from(recent).readUInt16BE(index * ENTRY_BYTES + ID_BYTES);

/** The entries that a commit after `tip` carries, or undefined where there is none. */
export const recentAfter = (tip: Identified | undefined, now: Instant): Uint8Array | undefined => {
  if (tip === undefined || isOld(hourOf(tip.occurredAt), now)) return undefined;
  const entry = Buffer.alloc(ENTRY_BYTES);
  entry.write(tip.commitId.slice(0, ID_BYTES * 2), 'hex');
  entry.writeUInt16BE(hourOf(tip.occurredAt), ID_BYTES);
  const older = tip.recent ?? new Uint8Array();
  let kept = 0;
  while (kept < RECENT_LIMIT - 1 && kept * ENTRY_BYTES < older.length && !isOld(hourAt(older, kept), now)) kept += 1;
  return new Uint8Array(Buffer.concat([entry, older.subarray(0, kept * ENTRY_BYTES)]));
};

/** Versions whose commit id may be `commitId`: three bytes agree, the commit itself must be looked at. */
export const candidateVersions = (commit: Identified, commitId: string): readonly number[] => {
  const wanted = Buffer.from(commitId.slice(0, ID_BYTES * 2), 'hex');
  const recent = commit.recent ?? new Uint8Array();
  const count = recent.length / ENTRY_BYTES;
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => wanted.equals(recent.subarray(index * ENTRY_BYTES, index * ENTRY_BYTES + ID_BYTES)))
    .map((index) => commit.version - 1 - index);
};

/** Younger ids may lie before the oldest entry: the commit at the answered version carries them. */
export const olderPage = (commit: Identified, now: Instant): number | undefined => {
  const full = commit.recent !== undefined && commit.recent.length >= RECENT_LIMIT * ENTRY_BYTES;
  if (!full || isOld(hourAt(commit.recent, RECENT_LIMIT - 1), now)) return undefined;
  return commit.version - RECENT_LIMIT;
};
