// Writes what the functions say to one file each, and picks what a person at the terminal should see.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine, LogSink } from '../lambda/invoker.ts';

const SHOWN_CHARACTERS = 160;

/** The function's own record where it writes JSON, with the time and the request; anything else as its message. */
const recordOf = ({ requestId, line }: LogLine): Record<string, unknown> => {
  const base = { time: new Date().toISOString(), ...(requestId === undefined ? {} : { requestId }) };
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null) return { ...base, ...parsed };
  } catch {
    // Not every line is JSON.
  }
  return { ...base, message: line };
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** One short line for an error, undefined for everything else. */
export const errorLine = (entry: LogLine): string | undefined => {
  const { level, message, errorType, errorMessage } = recordOf(entry);
  const said = text(errorMessage) ?? text(message) ?? '';
  if (level !== 'ERROR' && level !== 'CRITICAL' && !said.includes('Task timed out')) return undefined;
  return `${entry.function}: ${errorType === undefined ? '' : `${text(errorType)}: `}${said}`.split('\n')[0]?.slice(0, SHOWN_CHARACTERS);
};

export const openLogFiles = (folder: string): { readonly sink: LogSink; close(): void } => {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, number>();
  const fileOf = (name: string): number => {
    const file = files.get(name) ?? openSync(join(folder, `${name}.ndjson`), 'a');
    files.set(name, file);
    return file;
  };
  return {
    sink: (entry) => {
      writeSync(fileOf(entry.function), `${JSON.stringify(recordOf(entry))}\n`);
    },
    close: () => {
      for (const file of files.values()) closeSync(file);
      files.clear();
    },
  };
};
