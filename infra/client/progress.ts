// A bar per phase on a terminal, and a line every few seconds where the output is a file or a log.
import { SingleBar } from 'cli-progress';
import type { Trouble } from './persistent-fetch.ts';

const PLAIN_LINE_EVERY_MS = 2_000;

export interface Progress {
  start(phase: string, total: number): void;
  tick(): void;
  stop(): void;
  /** Shown beside the bar until the next answer. */
  trouble(trouble: Trouble): void;
  over(): void;
}

const NOTES: Record<Trouble, string> = {
  'no connection': ' | the stack does not answer, trying again',
  'come back later': ' | the stack is busy, trying again',
};

export const createProgress = (stream: NodeJS.WriteStream): Progress => {
  let bar: SingleBar | undefined;
  let note = '';
  const show = (next: string): void => {
    if (next === note) return;
    note = next;
    bar?.update({ note });
    // The schedule of plain lines could miss it.
    if (!stream.isTTY && note !== '') stream.write(`${note.slice(3)}\n`);
  };
  return {
    start: (phase, total) => {
      bar = new SingleBar({
        format: '{phase} [{bar}] {value}/{total} | {duration_formatted}{note}',
        stream,
        noTTYOutput: true,
        notTTYSchedule: PLAIN_LINE_EVERY_MS,
        barsize: 30,
        linewrap: true,
        gracefulExit: false,
        hideCursor: true,
      });
      bar.start(total, 0, { phase: phase.padEnd(10), note });
    },
    tick: () => bar?.increment(1, { note }),
    stop: () => {
      bar?.stop();
      bar = undefined;
    },
    trouble: (trouble) => show(NOTES[trouble]),
    over: () => show(''),
  };
};

export const SILENT: Progress = {
  start: () => undefined,
  tick: () => undefined,
  stop: () => undefined,
  trouble: () => undefined,
  over: () => undefined,
};
