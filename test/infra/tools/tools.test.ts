// What the tools of the people on call make of a history and of traces, and how they fail where there is nothing to ask.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { explainField, explanationText, type HistoryLine } from '../../../infra/tools/explain-field.ts';
import { type TraceLine, treesOf, treeText } from '../../../infra/tools/trace-tree.ts';
import { runTool } from '../../e2e/tool.ts';

const line = (version: number, type: string, changes: HistoryLine['changes']): HistoryLine => ({
  eventId: `user_1@${version}.0`,
  version,
  type,
  occurredAt: `2026-03-0${version}T12:00:00.000Z`,
  actor: 'an-operator',
  source: 'api',
  correlationId: `request-${version}`,
  causationId: null,
  changes,
});

const HISTORY = [
  line(1, 'UserRegistered', { status: { from: null, to: 'active' }, role: { from: null, to: 'user' } }),
  line(2, 'UserSuspended', { status: { from: 'active', to: 'suspended' } }),
  line(3, 'RoleAssigned', { role: { from: 'user', to: 'guest' } }),
];

describe('why', () => {
  it('names the newest event that set a field, and those before', () => {
    const explanation = explainField(HISTORY, 'status');
    expect(explanation).toMatchObject({ value: 'suspended', setBy: [{ type: 'UserSuspended' }, { type: 'UserRegistered' }] });
    const text = explanation && explanationText(explanation);
    for (const part of ['status is "suspended"', 'user_1@2.0', 'an-operator', 'just trace request-2', 'before that:'])
      expect(text).toContain(part);
  });

  it('knows no reason for a field that no event set', () => {
    expect(explainField(HISTORY, 'shoeSize')).toBeUndefined();
  });
});

/** Knows no route beside the API, and one token. */
const whyAt = async (token: string) => {
  const api = createServer((request, response) => {
    const known = request.headers.authorization === 'Bearer theirs' && request.url?.startsWith('/v1/users/user_1/history?');
    response.writeHead(known ? 200 : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { items: HISTORY, nextCursor: null } : { message: 'Forbidden' }));
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/`;
  try {
    return await runTool('infra/tools/why.ts', ['user_1', 'status', '--url', url, '--token', token]);
  } finally {
    api.close();
  }
};

describe('just why of a deployed API', () => {
  it('needs its address and a token, and nothing of a local stack', async () => {
    expect(await whyAt('theirs')).toMatchObject({ status: 0, stdout: expect.stringContaining('status is "suspended"') });
    expect(await whyAt('other')).toMatchObject({ status: 2, stderr: expect.stringContaining('403: --token must be') });
  });
});

const segment = (id: string, startMs: number, more: Partial<TraceLine['segments'][number]> = {}): TraceLine['segments'][number] => ({
  id,
  name: id,
  startMs,
  durationMs: 5,
  failed: false,
  links: [],
  ...more,
});

const COMMAND: TraceLine = {
  traceId: 'one',
  segments: [segment('api', 1), segment('command', 2, { parentId: 'api' }), segment('table', 3, { parentId: 'command', failed: true })],
};
const PROJECTOR: TraceLine = { traceId: 'two', segments: [segment('projector', 9, { links: [{ traceId: 'one', id: 'command' }] })] };

describe('trace', () => {
  it('hangs each segment below its parent, and a linked trace below what it goes on from', () => {
    expect(treeText(treesOf([PROJECTOR, COMMAND])).split('\n')).toEqual([
      'api  5 ms',
      '└─ command  5 ms',
      '   ├─ table  5 ms  FAILED',
      '   └─ projector  5 ms  (goes on from 1)',
    ]);
  });

  it('shows a broken link as one more root', () => {
    expect(treesOf([PROJECTOR]).map(({ segment: { name } }) => name)).toEqual(['projector']);
    expect(treesOf([PROJECTOR, COMMAND]).map(({ segment: { name } }) => name)).toEqual(['api']);
  });
});

describe.each(['why', 'trace'])('just %s', (tool) => {
  const run = (...args: string[]) => spawnSync(process.execPath, [`infra/tools/${tool}.ts`, ...args], { encoding: 'utf8' });

  it('says how it is used', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining(`just ${tool}`) });
  });

  it('ends with 2 and a reason where it is called wrongly, or nothing answers', () => {
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining(`just ${tool}`) });
    expect(run('--nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('nonsense') });
    const nobody = run('user_1', ...(tool === 'why' ? ['name'] : []), '--url', 'http://127.0.0.1:1');
    expect(nobody).toMatchObject({ status: 2, stderr: expect.stringContaining('npm start') });
  });
});

const collectMetrics = (...args: string[]) =>
  spawnSync(process.execPath, ['infra/tools/metrics-collect.ts', ...args], { encoding: 'utf8' });

describe('just metrics-collect', () => {
  it('says how it is used, and ends with 2 where it is called wrongly or nothing answers', () => {
    expect(collectMetrics('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('just metrics-collect') });
    expect(collectMetrics('5', 'Saga', 'more')).toMatchObject({ status: 2, stderr: expect.stringContaining('just metrics-collect') });
    expect(collectMetrics('--url', 'http://127.0.0.1:1')).toMatchObject({ status: 2, stderr: expect.stringContaining('npm start') });
  });
});
