// The console in real Chromium on the whole stack, as somebody uses it who develops against the service.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TITLES } from '../../infra/local/console/browser/titles.ts';
import { closeAll, launch, open } from './browser.ts';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
let browser: Browser;
let ada: string;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startDirectory(), launch()]);
  ada = (await directory.api('POST', '/v1/users', { body: { email: 'ada@example.com', name: 'Ada Lovelace' } })).body.id;
  await directory.api('POST', `/v1/users/${ada}/suspend`, { body: { reason: 'Left the building' } });
  await directory.quiet();
});
afterEach(() => closeAll(browser));
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

const view = (path: string, scheme?: 'dark' | 'light', width?: number) => open(browser, `${directory.url}/_local/#/${path}`, scheme, width);

describe('the console', () => {
  it('loads everything from the stack, without an error', async () => {
    const { page, errors, hosts } = await view('');
    await page.getByRole('cell', { name: 'UserSuspended' }).waitFor();
    expect({ errors, hosts: [...hosts] }).toEqual({ errors: [], hosts: [new URL(directory.url).host] });
  });

  it('shows an event as it happens', async () => {
    const { page } = await view('events');
    await page.getByText('events, newest first').waitFor();
    await directory.api('PATCH', `/v1/users/${ada}`, { body: { name: 'Ada King' } });
    await expect.poll(() => page.getByRole('row').nth(1).innerText()).toContain('UserRenamed');
  });

  it('keeps a burst small: a thousand events are a hundred rows until more are asked for', async () => {
    const { page, errors } = await view('faults');
    const [item] = directory.bus();
    const burst = Array.from({ length: 1_000 }, (_, at) => ({ ...item, cursor: `burst ${at}` }));
    await page.route('**/_local/bus?after=0', (route) => route.fulfill({ json: { items: burst, next: '1' } }));
    await page.route('**/_local/bus?after=1', (route) => route.fulfill({ json: { items: [], next: '1' } }));
    await page.getByRole('link', { name: 'Events', exact: true }).click();
    await page.getByText('1000 events, newest first').waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(101);
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(201);
    expect(errors).toEqual([]);
  });

  it("tells a user's story: who did what, the state after each event, the row beside the fold", async () => {
    const bob = (await directory.api('POST', '/v1/users', { body: { email: 'bob@example.com', name: 'Bob Tables' } })).body.id;
    await directory.api('POST', `/v1/users/${bob}/suspend`, { body: { reason: 'Left the building' } });
    await directory.quiet();
    const { page } = await view(`users/${bob}`);
    await page.getByText('Left the building').first().waitFor();
    const status = page.getByRole('row', { name: /^status/u });
    await expect.poll(() => status.innerText()).toMatch(/suspended\s+suspended\s+UserSuspended, version 2/u);
    await page.getByRole('button', { name: /UserRegistered/u }).click();
    await expect.poll(() => status.innerText()).toMatch(/active\s+UserRegistered, version 1/u);
    await expect.poll(() => page.locator('tr.differs').count()).toBe(0);
  });

  it('marks the field in which a row is not the fold', async () => {
    const eve = (await directory.api('POST', '/v1/users', { body: { email: 'eve@example.com', name: 'Eve Holt' } })).body.id;
    await directory.quiet();
    const { page } = await view('');
    await page.route(`**/v1/users/${eve}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), role: 'admin' } });
    });
    await page.goto(`${directory.url}/_local/#/users/${eve}`);
    const differing = page.locator('tr.differs');
    await expect.poll(() => differing.allInnerTexts()).toEqual([expect.stringMatching(/^role\s+user\s+admin/u)]);
  });

  it('switches a fault on and off again', async () => {
    const { page } = await view('faults');
    await page.getByRole('button', { name: 'No key can be opened' }).click();
    await page.getByRole('cell', { name: 'kms' }).waitFor();
    await expect.poll(() => directory.stack.faults.list()).toMatchObject([{ service: 'kms', kind: 'throttle' }]);
    await page.getByRole('button', { name: 'All faults off' }).click();
    await page.getByText('No fault is on.').waitFor();
    await expect.poll(() => directory.stack.faults.list()).toEqual([]);
  });

  it('shows what is parked, and has it applied again', async () => {
    const commit = (await directory.rawLog()).find(({ streamId }) => streamId?.S === ada);
    const poison = { ...commit, streamId: { S: `user_${'f'.repeat(32)}` }, version: { N: '1' } };
    await directory.putRaw({ ...poison, events: { S: 'nothing that can be read' } });
    await directory.quiet();
    const { page } = await view('parked');
    await page.getByRole('row', { name: /directory/u }).waitFor();
    await directory.deleteRaw({ streamId: poison.streamId, version: poison.version });
    await directory.putRaw(poison);
    await page.getByRole('button', { name: 'Apply again: directory' }).click();
    await page.getByText('directory: 1 applied, 0 failed again').waitFor();
    await expect.poll(async () => (await directory.parked()).map(({ consumer }) => consumer)).toEqual(['publisher']);
  });

  it('follows a registration: its saga step by step, and the mail it sent', async () => {
    await directory.anonymous('POST', '/v1/registrations', { body: { email: 'mallory@example.com', name: 'Mallory Finch' } });
    await directory.quiet();
    const { page } = await view('processes');
    await page.getByRole('link', { name: 'onboarding' }).click();
    const step = (name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
    await expect.poll(() => step('admit').innerText()).toMatch(/^admit DONE/u);
    await expect.poll(() => step('confirm').innerText()).toMatch(/^confirm WAITING/u);
    await page.getByRole('link', { name: 'Mail', exact: true }).click();
    await page.getByText('Please confirm your address').click();
    await page.getByText('Hello Mallory Finch').waitFor();
  });

  it('moves the clock of the stack', async () => {
    const { page } = await view('users');
    const before = directory.stack.clock.now();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await expect.poll(() => directory.stack.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it('counts what functions used', async () => {
    const { page } = await view('costs');
    await page.getByRole('row', { name: /UpdateUser.*PutItem/u }).waitFor();
    await page.getByRole('row', { name: /^a query \d+\.\d\d/u }).waitFor();
    await page.getByRole('row', { name: /^onboarding( \d+\.\d\d){3}$/u }).waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('is usable by keyboard, and moves on to what was opened', async () => {
    const { page } = await view('events');
    await page.getByText('events, newest first').waitFor();
    const users = page.getByRole('link', { name: 'Users', exact: true });
    for (let presses = 0; presses < 10; presses += 1) {
      if ((await users.and(page.locator(':focus')).count()) === 1) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('search').waitFor();
    await expect.poll(() => page.locator('main:focus').count()).toBe(1);
    await expect.poll(() => page.title()).toBe('Users · Rollcall, local');
  });

  it('says what is wrong when the stack does not answer, keeps what it knew, and goes on when it does', async () => {
    const { page } = await view('costs');
    const units = page.getByRole('table', { name: 'DynamoDB units' });
    await units.waitFor();
    await page.route('**/_local/units', (route) => route.abort());
    await page.getByRole('alert').filter({ hasText: 'The stack does not answer' }).waitFor();
    await units.waitFor();
    await page.unroute('**/_local/units');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('tries again when it is told to, where it does not by itself', async () => {
    const { page } = await view('events');
    await page.route('**/v1/users?*', (route) => route.abort());
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/v1/users?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('table').waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it.each([
    ['dark', 1280],
    ['light', 480],
  ] as const)('cuts nothing off: %s, %i pixels wide', async (scheme, width) => {
    for (const path of [...Object.keys(TITLES), `users/${ada}`]) {
      const { page } = await view(path, scheme, width);
      await page.locator('main table, main .empty, main .mail, main .chart').first().waitFor();
      await page.locator('main .loading').waitFor({ state: 'detached' });
      const overflow = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      await expect.poll(overflow, { message: path }).toBe(0);
      await page.close();
    }
  });
});
