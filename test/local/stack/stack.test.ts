// The whole local stack on a small stage: quiescence, grants, control routes, restarts, and a kill in the middle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LogLine } from '../../../infra/local/lambda/invoker.ts';
import { startStack } from '../../../infra/local/stack.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { SCOPE } from './scope.ts';
import { synthesizeChain } from './stage.ts';

let assembly: string;
let stack: Stack | undefined;
let lines: LogLine[] = [];

beforeAll(() => {
  assembly = synthesizeChain();
});
afterEach(async () => {
  await stack?.stop();
  stack = undefined;
});

const start = async (assemblyDir = assembly, dataDir = 'memory'): Promise<Stack> => {
  lines = [];
  stack = await startStack({ assemblyDir, dataDir, port: 0, onLog: (line) => lines.push(line) });
  return stack;
};
const putItem = async (url: string, token: string, id: string): Promise<number> =>
  (await fetch(`${url}/items/${id}`, { method: 'PUT', headers: { authorization: `Bearer ${token}` } })).status;
const statusOf = async (url: string, id: string): Promise<number> => (await fetch(`${url}/items/${id}`)).status;
const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'stack-'));

describe('on a synthesized stage', () => {
  test('rest is never claimed while a write is still on its way', async () => {
    const running = await start();
    const { url } = running;
    const bearer = await running.token([SCOPE]);
    for (let n = 0; n < 40; n += 1) {
      expect(await putItem(url, bearer, `i${n}`)).toBe(201);
      await running.waitForQuiescence();
      expect(await statusOf(url, `i${n}`)).toBe(200);
    }
    expect(await running.status()).toEqual({
      ready: true,
      pending: { stream: 0, bus: 0 },
      waiting: { schedules: 0 },
      executions: { running: 0, waiting: 0 },
      requests: 80,
      activeFaults: 0,
    });
  });

  test('its own routes drive faults, units, bus and tokens', async () => {
    const { url } = await start();
    const call = async (method: string, path: string, body?: unknown): Promise<[number, unknown]> => {
      const response = await fetch(`${url}/_local/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      return [response.status, text === '' ? '' : JSON.parse(text)];
    };
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPE });
    const answer = await fetch(`${url}/_local/oauth2/token`, { method: 'POST', body: form });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const rule = { service: 'dynamodb', operation: 'PutItem', kind: 'throttle', count: 1 };
    expect(await call('POST', 'faults', rule)).toMatchObject([200, { items: [{ ...rule, hits: 0 }] }]);
    expect(await putItem(url, token, 'a')).toBe(201);
    expect(await call('GET', 'faults')).toMatchObject([200, { items: [{ ...rule, hits: 1 }] }]);
    expect(await call('DELETE', 'faults')).toEqual([204, '']);
    await expect.poll(async () => call('GET', 'status')).toMatchObject([200, { pending: { stream: 0, bus: 0 } }]);
    expect(await call('GET', 'bus?after=0')).toMatchObject([200, { items: [{ source: 'chain', detail: { id: 'a' } }], next: '1' }]);
    const [, units] = await call('DELETE', 'units');
    expect(units).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ operation: 'PutItem', writeUnits: 1 })]) });
    expect(await call('GET', 'units')).toEqual([200, { items: [] }]);
  });

  test.each(['write', 'publish'] as const)('a missing grant to %s shows', async (forgotten) => {
    const running = await start(synthesizeChain(forgotten));
    const { url } = running;
    expect(await putItem(url, await running.token([SCOPE]), 'a')).toBe(forgotten === 'write' ? 500 : 201);
    await running.waitForQuiescence();
    expect(await statusOf(url, 'a')).toBe(404);
    expect(lines.some(({ line }) => line.includes('AccessDeniedException'))).toBe(true);
  });
});

describe('with a data folder', () => {
  test('two stacks cannot share it', async () => {
    const dataDir = newDataDir();
    await start(assembly, dataDir);
    await expect(startStack({ assemblyDir: assembly, dataDir, port: 0 })).rejects.toThrow('holds');
  });

  test('a stack killed in the middle of its work loses nothing it acknowledged', async () => {
    const dataDir = newDataDir();
    const victim = spawn(process.execPath, [fileURLToPath(new URL('victim.ts', import.meta.url)), assembly, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: victim.stdout }), 'line')) as [string];
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    const acknowledged: string[] = [];
    const client = async (name: string): Promise<void> => {
      for (let n = 0; ; n += 1) {
        if ((await putItem(url, token, `${name}${n}`)) !== 201) throw new Error('not acknowledged');
        acknowledged.push(`${name}${n}`);
        if (acknowledged.length >= 60) victim.kill('SIGKILL');
      }
    };
    await Promise.allSettled(['a', 'b', 'c', 'd'].map(client));
    victim.kill('SIGKILL');
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);

    const after = await start(assembly, dataDir);
    await after.waitForQuiescence();
    // The token of before is good: the issuer has kept its key.
    expect(await putItem(after.url, token, 'later')).toBe(201);
    await after.waitForQuiescence();
    const missing: string[] = [];
    for (const id of [...acknowledged, 'later']) if ((await statusOf(after.url, id)) !== 200) missing.push(id);
    expect(missing).toEqual([]);
    const published = new Set<unknown>();
    for (let page = after.bus(0); page.items.length > 0; page = after.bus(Number(page.next)))
      for (const { detail } of page.items) published.add(detail.id);
    expect([...acknowledged, 'later'].filter((id) => !published.has(id))).toEqual([]);
  });
});
