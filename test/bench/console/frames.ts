// The live feed of the console in Chromium while events arrive, many at once: how long the page shows the same picture.
import type { Browser } from 'playwright-core';

const ARRIVALS = 10;
const PATIENCE_MS = 60_000;

const eventOf = (at: number) => ({
  cursor: String(at),
  'detail-type': 'UserRenamed',
  detail: {
    eventId: `event-${at}`,
    userId: `user_${at.toString(16).padStart(32, '0')}`,
    version: at,
    occurredAt: new Date(at).toISOString(),
    correlationId: `request-${at}`,
    changed: ['name'],
  },
});

/** In the page, from now on: milliseconds between one frame and the next. */
const WATCH = `
  globalThis.frames = [];
  let last = performance.now();
  const next = (now) => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
`;

/** Every second look at the bus finds so many new ones, until ten have. @returns milliseconds of each frame */
export const framesOf = async (browser: Browser, url: string, atOnce: number): Promise<readonly number[]> => {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 860 } });
  const done = Promise.withResolvers<void>();
  let looks = 0;
  await page.route('**/_local/bus?after=*', (route) => {
    looks += 1;
    if (looks === 2 * ARRIVALS) done.resolve();
    const items = looks % 2 === 1 ? Array.from({ length: atOnce }, (_, n) => eventOf(looks * atOnce + n)) : [];
    return route.fulfill({ json: { items, next: String(looks) } });
  });
  await page.goto(`${url}/_local/#/faults`);
  await page.getByRole('button', { name: '+1 hour' }).waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(WATCH);
  await page.getByRole('link', { name: 'Events', exact: true }).click();
  await done.promise;
  const frames = await page.evaluate<readonly number[]>('frames');
  await page.close();
  return frames;
};
