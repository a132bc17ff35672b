// Keeps every execution on disk: one line per event, written before the execution goes on.
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ExecutionEvent, Start, STATUS_BY_EVENT } from './events.ts';

/** Closed executions that outlive a restart. */
const KEPT = 10_000;

const Line = z.union([
  z.object({ definition: z.string(), source: z.string() }),
  z.object({ start: Start }),
  z.object({ of: z.string(), event: ExecutionEvent }),
]);
type Line = z.infer<typeof Line>;

export interface StoredExecution {
  readonly start: Start;
  readonly events: ExecutionEvent[];
}

export interface ExecutionJournal {
  /** In the order of their start */
  readonly stored: readonly StoredExecution[];
  /** Definitions that stored executions run by, by name */
  readonly definitions: ReadonlyMap<string, string>;
  define(name: string, source: string): void;
  start(start: Start): void;
  append(arn: string, event: ExecutionEvent): void;
  close(): void;
}

/** A process killed in the middle of a write leaves half a line, which nothing was built on. */
const readLines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => Line.parse(JSON.parse(line)));

const isClosed = ({ events }: StoredExecution): boolean => {
  const last = events.findLast(({ type }) => type !== undefined && type in STATUS_BY_EVENT);
  return last !== undefined && last.type !== 'ExecutionRedriven';
};

const fold = (lines: readonly Line[]): { executions: StoredExecution[]; definitions: Map<string, string> } => {
  const executions = new Map<string, StoredExecution>();
  const definitions = new Map<string, string>();
  for (const line of lines) {
    if ('start' in line) executions.set(line.start.arn, { start: line.start, events: [] });
    else if ('of' in line) executions.get(line.of)?.events.push(line.event);
    else definitions.set(line.definition, line.source);
  }
  const all = [...executions.values()];
  const dropped = new Set(all.filter(isClosed).slice(0, -KEPT));
  const kept = all.filter((execution) => !dropped.has(execution));
  const used = new Set(kept.map(({ start }) => start.definition));
  return { executions: kept, definitions: new Map([...definitions].filter(([name]) => used.has(name))) };
};

/** @param dataDir undefined: memory only */
export const openExecutionJournal = (dataDir: string | undefined): ExecutionJournal => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'executions.ndjson');
  const { executions, definitions } = fold(file !== undefined && existsSync(file) ? readLines(file) : []);
  if (file !== undefined) {
    const lines: Line[] = [
      ...[...definitions].map(([definition, source]) => ({ definition, source })),
      ...executions.flatMap(({ start, events }) => [{ start }, ...events.map((event) => ({ of: start.arn, event }))]),
    ];
    writeFileSync(`${file}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    renameSync(`${file}.new`, file);
  }
  const descriptor = file === undefined ? undefined : openSync(file, 'a');
  const write = (line: Line): void => {
    if (descriptor !== undefined) writeSync(descriptor, `${JSON.stringify(line)}\n`);
  };
  return {
    stored: executions,
    definitions,
    define: (definition, source) => {
      if (definitions.has(definition)) return;
      definitions.set(definition, source);
      write({ definition, source });
    },
    start: (start) => write({ start }),
    append: (of, event) => write({ of, event }),
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
};
