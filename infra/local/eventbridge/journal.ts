// What reached the buses, in order: kept in memory for readers and on disk so that neither the list nor an undelivered event is lost by a restart.
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const KEPT = 10_000;
const PAGE = 1_000;

/** An event as rules and targets see it. */
export const BusEvent = z.object({
  version: z.literal('0'),
  id: z.string(),
  'detail-type': z.string(),
  source: z.string(),
  account: z.string(),
  /** To the second */
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
});
export type BusEvent = z.infer<typeof BusEvent>;

const Accepted = z.object({ n: z.number(), bus: z.string(), event: BusEvent });
const Line = z.union([Accepted, z.object({ delivered: z.number() })]);
export type AcceptedEvent = z.infer<typeof Accepted>;

/** An event with the bus it reached and a cursor to go on from. */
export type BusItem = BusEvent & { readonly cursor: string; readonly bus: string };

export interface BusJournal {
  readonly append: (bus: string, event: BusEvent) => AcceptedEvent;
  /** Says that every target of the event has it, or has given up on it. */
  readonly delivered: (accepted: AcceptedEvent) => void;
  /** Events that an earlier run accepted and did not finish. */
  readonly undelivered: readonly AcceptedEvent[];
  readonly list: (after: number) => { readonly items: readonly BusItem[]; readonly next: string };
  readonly close: () => void;
}

/** A process killed in the middle of a write leaves half a line, which was never acknowledged. */
const readLines = (file: string): z.infer<typeof Line>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => Line.parse(JSON.parse(line)));

/** @param dataDir undefined: memory only */
export const openJournal = (dataDir: string | undefined): BusJournal => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'bus.ndjson');
  const open = new Map<number, AcceptedEvent>();
  let kept: AcceptedEvent[] = [];
  let last = 0;
  if (file !== undefined && existsSync(file)) {
    for (const line of readLines(file)) {
      if ('delivered' in line) open.delete(line.delivered);
      else {
        kept.push(line);
        open.set(line.n, line);
        last = line.n;
      }
    }
    kept = kept.filter(({ n }) => n > last - KEPT || open.has(n));
    const lines = kept.flatMap((item) => [item, ...(open.has(item.n) ? [] : [{ delivered: item.n }])]);
    writeFileSync(`${file}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    renameSync(`${file}.new`, file);
  }
  const undelivered = [...open.values()];
  const descriptor = file === undefined ? undefined : openSync(file, 'a');
  const write = (line: z.infer<typeof Line>): void => {
    if (descriptor !== undefined) writeSync(descriptor, `${JSON.stringify(line)}\n`);
  };
  return {
    undelivered,
    append: (bus, event) => {
      last += 1;
      const accepted = { n: last, bus, event };
      write(accepted);
      kept.push(accepted);
      if (kept.length > 2 * KEPT) kept = kept.slice(-KEPT);
      return accepted;
    },
    delivered: ({ n }) => write({ delivered: n }),
    list: (after) => {
      const from = kept.findIndex(({ n }) => n > after);
      const page = from === -1 ? [] : kept.slice(from, from + PAGE);
      return {
        items: page.map(({ n, bus, event }) => ({ cursor: String(n), bus, ...event })),
        next: String(page.at(-1)?.n ?? after),
      };
    },
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
};
