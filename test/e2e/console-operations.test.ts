// What the console shows to whoever operates the service: traces, alarms, dashboards and sagas, in real Chromium on the whole stack.
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SAGAS } from '../../domain/catalog.ts';
import { closeAll, launch, open } from './browser.ts';
import { type Directory, startDirectory } from './directory.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Of the whole script, compressed: a page that is read while something burns is not waited for. */
const BUDGET_BYTES = 20_000;

let directory: Directory;
let browser: Browser;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startDirectory(), launch()]);
});
afterEach(() => closeAll(browser));
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

const view = (path: string, scheme?: 'dark' | 'light', width?: number) => open(browser, `${directory.url}/_local/#/${path}`, scheme, width);
const create = (email: string, correlation: string) =>
  directory.api('POST', '/v1/users', { body: { email, name: 'Ada Lovelace' }, headers: { 'x-correlation-id': correlation } });

describe('before anything has happened', () => {
  it.each([
    ['traces', 'Nothing was traced yet.'],
    ['alarms/notifications', 'Nobody would have been told anything yet.'],
    ['alarms/no-such-alarm', 'There is no alarm no-such-alarm.'],
    ['alarms/runbook/no-such-section', 'The runbook has no section no-such-section.'],
    ['dashboards/no-such-dashboard', 'There is no such dashboard.'],
    ['processes', 'No saga has run yet.'],
    ['nonsense', 'There is no such view.'],
  ])('%s says so', async (path, words) => {
    const { page } = await view(path);
    await expect.poll(() => page.locator('main .empty').allInnerTexts()).toEqual([expect.stringContaining(words)]);
  });

  it('the script is small', async () => {
    const script = Buffer.from(await (await fetch(`${directory.url}/_local/console.js`)).arrayBuffer());
    expect(gzipSync(script).length).toBeLessThan(BUDGET_BYTES);
  });
});

describe('a trace', () => {
  it('is a waterfall from the API to what goes on from the commit, with the share of time of each span', async () => {
    await create('ada@example.com', 'trace-in-the-console');
    await directory.quiet();
    const { page, errors } = await view('traces');
    await page.getByRole('row').filter({ hasText: 'trace-in-the-console' }).getByRole('link').click();
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
    for (const name of ['POST /v1/users', 'CreateUser', 'TransactWriteItems']) await row(name).first().waitFor();
    await expect
      .poll(() => page.getByRole('row').filter({ hasText: '↳' }).allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringContaining('DirectoryProjector'), expect.stringContaining('Publisher')]));
    await expect.poll(() => row('CreateUser').first().innerText()).toMatch(/CreateUser\s+Lambda\s+\d+\sms\s+[\d.]+\sm?s/u);
    const bar = row('CreateUser').first().locator('.span');
    await expect.poll(async () => (await bar.boundingBox())?.width).toBeGreaterThan(1);
    expect(errors).toEqual([]);
  });

  it('marks what failed', async () => {
    await directory.faults([{ service: 'dynamodb', operation: '*', kind: 'throttle' }]);
    await create('eve@example.com', 'trace-of-a-fault');
    directory.stack.faults.clear();
    const { page } = await view('traces/trace-of-a-fault');
    await page.locator('tr.failed').first().waitFor();
    await expect.poll(() => page.locator('tr.failed').first().innerText()).toContain('failed');
  });

  it('is a click away from an event', async () => {
    const { page } = await view('events');
    await page.getByRole('link', { name: 'trace-in-the-console' }).click();
    await page.getByRole('heading', { name: 'API POST /v1/users' }).waitFor();
    await expect.poll(() => page.locator('.span').count()).toBeGreaterThan(2);
  });
});

describe('a saga', () => {
  it('is drawn from its definition, each that there is', async () => {
    const { page } = await view('processes');
    for (const { name, steps } of Object.values(SAGAS)) {
      const graph = page.getByRole('list', { name: `Steps of ${name}`, exact: true });
      await expect.poll(() => graph.getByRole('listitem').count()).toBe(steps.length);
    }
  });

  it('shows a run where it is, how long it still waits, and how it turns back', async () => {
    const answer = await directory.anonymous('POST', '/v1/registrations', { body: { email: 'joan@example.com', name: 'Ada Lovelace' } });
    await directory.quiet();
    const { page } = await view(`processes/${answer.headers.get('location')?.split('/').at(-1)}`);
    const here = page.locator('[aria-current="step"]');
    await expect.poll(() => here.innerText()).toMatch(/^confirm WAITING[^]*reminds in 1\d\sh/u);
    directory.stack.clock.advance(12 * HOUR_MS);
    await directory.quiet();
    await expect.poll(() => here.innerText()).toMatch(/^confirm WAITING[^]*1\d\sh( \d+\smin)? left/u);
    directory.stack.clock.advance(12 * HOUR_MS);
    await directory.quiet();
    await expect.poll(() => page.locator('.box.undo.undone').allInnerTexts()).toContainEqual(expect.stringMatching(/^undo admit UNDONE/u));
    await expect.poll(() => here.count()).toBe(0);
  });
});

describe('an alarm', () => {
  it('that rings is the first, and leads to why, to its history and to what to do', async () => {
    const commit = (await directory.rawLog()).find(({ stateFingerprint }) => stateFingerprint !== undefined);
    await directory.putRaw({ ...commit, streamId: { S: `user_${'f'.repeat(32)}` }, version: { N: '1' }, events: { S: 'unreadable' } });
    await directory.quiet();
    directory.stack.clock.advance(2 * MINUTE_MS);
    const { page } = await view('alarms');
    await page.getByRole('row').nth(1).filter({ hasText: 'ALARM' }).waitFor();
    await page.getByRole('checkbox').check();
    const parked = page.getByRole('row').filter({ hasText: /Parked/u });
    await expect.poll(() => page.getByRole('row').filter({ hasText: /^OK/u }).count()).toBe(0);
    await parked.getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Runbook: Parked' }).waitFor();
    await page.getByText('What it was, the newest first').waitFor();
    await expect.poll(() => page.getByRole('row').nth(1).innerText()).toMatch(/ALARM\s+\d+ of the last/u);
    await page.getByRole('link', { name: 'All alarms' }).click();
    await page.getByRole('link', { name: 'What the topics would have heard' }).click();
    await expect.poll(() => page.getByRole('row').allInnerTexts()).toContainEqual(expect.stringMatching(/ALARM[^]*Parked/u));
  });
});

describe('a dashboard', () => {
  it('draws what was measured, with the newest value of each line beside its name', async () => {
    const { page, errors } = await view('dashboards');
    const chart = page
      .getByRole('figure')
      .filter({ has: page.getByText('Requests', { exact: false }) })
      .first();
    await expect.poll(() => chart.getByRole('listitem').first().innerText()).toMatch(/Count\s+\d/u);
    await chart.getByRole('img', { name: /Requests, from 0 to/u }).waitFor();
    await expect.poll(() => chart.locator('.line').first().getAttribute('d')).toMatch(/^M/u);
    await page.getByRole('navigation', { name: 'Dashboards' }).getByRole('link', { name: 'Errors' }).click();
    await page.getByRole('heading', { name: 'Last faults' }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('a parked saga', () => {
  it('is taken up by a button', async () => {
    directory.stack.participant.behaviour.add({ kind: 'refuse', action: 'erase', count: 1 });
    const { id } = (await directory.api('POST', '/v1/users', { body: { email: 'emmy@example.com', name: 'Emmy Noether' } })).body;
    await directory.api('DELETE', `/v1/users/${id}`);
    const { processId } = (await directory.api('POST', `/v1/users/${id}/erase`, { body: { confirmUserId: id } })).body;
    const { page, errors } = await view(`processes/${processId}`);
    await page.getByRole('button', { name: 'Go on from where it failed' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 2 }).first().innerText(), { timeout: 60_000 }).toContain('COMPLETED');
    await expect.poll(() => page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
