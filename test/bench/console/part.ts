// Part "console": whether the live feed of the console stutters when many events come at once.
import { launchChromium } from '../../../infra/local/pictures/chromium.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { onLocalStack } from '../local-stack.ts';
import type { Part, Section } from '../part.ts';
import { count, rough } from '../report/figures.ts';
import { quantile } from '../speed/interleave.ts';
import { framesOf } from './frames.ts';

const AT_ONCE = [10, 100, 1_000] as const;
const ROUNDS = 3;
/** A frame that takes longer is a long task to a browser. */
const LONG_MS = 50;

type Measured = ReadonlyMap<number, readonly number[]>;

const measure = async ({ url }: Stack, progress: (doing: string) => void): Promise<Measured> => {
  const browser = await launchChromium();
  const measured = new Map<number, number[]>(AT_ONCE.map((atOnce) => [atOnce, []]));
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      progress(`round ${round} of ${ROUNDS}`);
      for (const [atOnce, frames] of measured) frames.push(...(await framesOf(browser, url, atOnce)));
    }
  } finally {
    await browser.close();
  }
  return measured;
};

const rowOf = ([atOnce, frames]: readonly [number, readonly number[]]): readonly string[] => [
  count(atOnce),
  count(frames.length),
  rough(quantile(frames, 0.5)),
  rough(Math.max(...frames)),
  count(frames.filter((milliseconds) => milliseconds > LONG_MS).length),
];

const sectionOf = (measured: Measured): Section => ({
  title: 'The console under a burst',
  intro: [
    `The live feed in Chromium, ${ROUNDS} rounds in turn. In each so many events come at once, ten times, a second apart; the feed keeps a thousand and shows a hundred rows.`,
  ],
  tables: [
    {
      title: 'Frames while events come',
      columns: ['events at once', 'frames', 'median ms', 'longest ms', `frames over ${LONG_MS} ms`],
      rows: [...measured].map(rowOf),
      notes: ['A screen shows a frame every 16.7 ms. Browsers call what keeps one longer than 50 ms a long task: people see it.'],
    },
  ],
  failures: [],
  exceptions: [],
  figures: Object.fromEntries([...measured].map(([atOnce, frames]) => [atOnce, { frames: frames.length, longest: Math.max(...frames) }])),
});

export const consolePart: Part = {
  name: 'console',
  summary: 'the frames of the console’s live feed while ten, a hundred and a thousand events come at once',
  run: async (progress) => sectionOf(await onLocalStack(progress, (stack) => measure(stack, progress))),
};
