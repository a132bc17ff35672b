// The schedules that wait, kept in memory and, line by line, on disk, so that a restart finds them.
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Schedule } from './request.ts';

const Line = z.union([z.strictObject({ put: Schedule }), z.strictObject({ removed: z.string() })]);
type Line = z.infer<typeof Line>;

/** `<group>/<name>` */
export const keyOf = ({ group, name }: Pick<Schedule, 'group' | 'name'>): string => `${group}/${name}`;

export interface ScheduleStore {
  readonly get: (key: string) => Schedule | undefined;
  readonly all: () => readonly Schedule[];
  readonly put: (schedule: Schedule) => void;
  readonly remove: (key: string) => void;
  readonly close: () => void;
}

/** A process killed in the middle of a write leaves half a line, which was never acknowledged. */
const readSchedules = (file: string): Map<string, Schedule> => {
  const kept = new Map<string, Schedule>();
  for (const text of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const line = Line.parse(JSON.parse(text));
    if ('put' in line) kept.set(keyOf(line.put), line.put);
    else kept.delete(line.removed);
  }
  return kept;
};

const textOf = (line: Line): string => `${JSON.stringify(line)}\n`;

/** @param dataDir undefined: memory only */
export const openScheduleStore = (dataDir: string | undefined): ScheduleStore => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'schedules.ndjson');
  const schedules = file !== undefined && existsSync(file) ? readSchedules(file) : new Map<string, Schedule>();
  if (file !== undefined) {
    writeFileSync(`${file}.new`, [...schedules.values()].map((put) => textOf({ put })).join(''));
    renameSync(`${file}.new`, file);
  }
  const descriptor = file === undefined ? undefined : openSync(file, 'a');
  const write = (line: Line): void => {
    if (descriptor !== undefined) writeSync(descriptor, textOf(line));
  };
  return {
    get: (key) => schedules.get(key),
    all: () => [...schedules.values()],
    put: (schedule) => {
      write({ put: schedule });
      schedules.set(keyOf(schedule), schedule);
    },
    remove: (key) => {
      write({ removed: key });
      schedules.delete(key);
    },
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
};
