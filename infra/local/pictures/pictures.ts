// `npm run pictures`: starts a stack of its own, tells it a small story, and takes a picture of each view of the console.
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { build } from '../cli/build.ts';
import { startStack } from '../stack.ts';
import { launchChromium } from './chromium.ts';
import { type Shot, SHOTS, type Story } from './shots.ts';
import { tellStory } from './story.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const USAGE = `npm run pictures -- [options]

Starts a stack in memory, fills it with a small story and takes a picture of each view of the console.

  --out <folder>   where they go (default: docs/pictures)
  --only <name>    one of them: ${SHOTS.map(({ name }) => name).join(', ')}
  --help
`;
const WIDTH = 1_200;
const MOST = 620;
const PATIENCE_MS = 60_000;
const WRONG_USAGE = 2;

/** As much of an element as is asked for. */
interface Box {
  getBoundingClientRect(): { readonly bottom: number };
}

class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

const OPTIONS = {
  out: { type: 'string', default: join(ROOT, 'docs', 'pictures') },
  only: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const parse = () => {
  try {
    return parseArgs({ options: OPTIONS });
  } catch (error) {
    throw new WrongUsage((error as Error).message, { cause: error });
  }
};

const readArguments = () => {
  const { values } = parse();
  const shots = SHOTS.filter(({ name }) => values.only === undefined || name === values.only);
  if (shots.length === 0) throw new WrongUsage(`there is no picture --only ${values.only}`);
  return { ...values, shots };
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The end of the page or, of a long one, of the last thing that is wholly above `most`: nothing is cut through. */
const endOf = (page: Page, most: number): Promise<number> =>
  page.locator('main, main :is(tr, li, p, pre, .widget, .box)').evaluateAll((all, limit) => {
    const ends = all.map((one) => (one as unknown as Box).getBoundingClientRect().bottom);
    return Math.ceil(Math.max(...ends.filter((end) => end <= limit)));
  }, most);

const take = async (browser: Browser, url: string, story: Story, { name, place, ready, dark, open, most = MOST }: Shot, out: string) => {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: most }, colorScheme: dark ? 'dark' : 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}/_local/#/${place(story)}`);
  await page.locator(ready).first().waitFor();
  if (open !== undefined) await page.locator(open).first().click();
  await page.locator('main .loading').waitFor({ state: 'detached' });
  await page.getByText('at rest').waitFor();
  await page.setViewportSize({ width: WIDTH, height: await endOf(page, most) });
  const path = join(out, `${name}.png`);
  await page.screenshot({ path });
  await page.close();
  say(`  ${path}, ${Math.ceil(statSync(path).size / 1_024)} KB`);
};

const takeAll = async (shots: readonly Shot[], out: string, signal: AbortSignal): Promise<void> => {
  mkdirSync(out, { recursive: true });
  const outdir = join(ROOT, '.local', 'pictures', 'cdk.out');
  say('Bundling and synthesizing …');
  await build(ROOT, outdir);
  say('Starting a stack …');
  const stack = await startStack({ assemblyDir: join(outdir, 'assembly-local'), dataDir: 'memory', port: 0 });
  try {
    const browser = await launchChromium();
    try {
      say('Telling the story …');
      const story = await tellStory(stack);
      say(`Taking ${shots.length} pictures …`);
      for (const shot of shots) {
        signal.throwIfAborted();
        await take(browser, stack.url, story, shot, out);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await stack.stop();
  }
};

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new Error('interrupted')));
try {
  const { help, out, shots } = readArguments();
  if (help) say(USAGE);
  else await takeAll(shots, resolve(out), interrupted.signal);
} catch (error) {
  process.stderr.write(`${(error as Error).message}${error instanceof WrongUsage ? `\n\n${USAGE}` : '\n'}`);
  process.exitCode = error instanceof WrongUsage ? WRONG_USAGE : 1;
}
