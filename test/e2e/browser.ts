// Real Chromium for one spec file: a page that reports what went wrong in it, and that reaches nothing but the stack.
import type { Browser, Page } from 'playwright-core';

export { launchChromium as launch } from '../../infra/local/pictures/chromium.ts';

const WIDTH = 1_280;
const HEIGHT = 860;
const PATIENCE_MS = 60_000;

export interface Window {
  readonly page: Page;
  /** What the page threw or logged as an error. */
  readonly errors: readonly string[];
  /** Hosts that were asked for anything. */
  readonly hosts: ReadonlySet<string>;
}

export const open = async (browser: Browser, url: string, colorScheme: 'light' | 'dark' = 'light', width = WIDTH): Promise<Window> => {
  const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme });
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url);
  return { page, errors, hosts };
};

/** A page that is left open goes on asking the stack. What its routes still have in hand is of no interest any more. */
export const closeAll = async (browser: Browser): Promise<void> => {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
};
