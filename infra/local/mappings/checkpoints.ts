// How far each mapping has processed each shard. Written after the work, so that a crash repeats work and never skips it.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** The sequence number of the last record that needs nothing more, or the position before the first or after the last. */
export type Checkpoint = string;
export const SHARD_START: Checkpoint = 'TRIM_HORIZON';
export const SHARD_END: Checkpoint = 'SHARD_END';

export interface Checkpoints {
  get(mappingId: string, streamArn: string, shardId: string): Checkpoint | undefined;
  set(mappingId: string, streamArn: string, shardId: string, checkpoint: Checkpoint): void;
}

const Stored = z.record(z.string(), z.string());
const keyOf = (...parts: string[]): string => parts.join(' ');

/** @param dataDir undefined: memory only */
export const openCheckpoints = (dataDir: string | undefined): Checkpoints => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'checkpoints.json');
  const all = new Map(file !== undefined && existsSync(file) ? Object.entries(Stored.parse(JSON.parse(readFileSync(file, 'utf8')))) : []);
  return {
    get: (...key) => all.get(keyOf(...key)),
    set: (mappingId, streamArn, shardId, checkpoint) => {
      all.set(keyOf(mappingId, streamArn, shardId), checkpoint);
      if (file === undefined) return;
      // Renaming replaces the file in one step: a kill leaves the old one or the new one.
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(all), null, 1));
      renameSync(`${file}.new`, file);
    },
  };
};
