// One request leaves one chain of segments, from the API to what listens on the bus, with nothing personal in it.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TraceLine, type TreeNode, treesOf } from '../../infra/tools/trace-tree.ts';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const traces = async (id: string): Promise<TraceLine[]> => {
  const answer = await fetch(new URL(`/_local/traces/${id}`, directory.url));
  return answer.ok ? ((await answer.json()) as { items: TraceLine[] }).items : [];
};

const names = (nodes: readonly TreeNode[]): string[] => nodes.flatMap(({ segment, children }) => [segment.name, ...names(children)]);
const ENOUGH_MS = 20_000;
const DAY_MS = 86_400_000;

describe('traces', () => {
  it('show a creation from the API to the bus without a broken link', async () => {
    const created = await directory.client.POST('/v1/users', {
      params: { header: { 'X-Correlation-Id': 'trace-of-creation' } },
      body: { email: 'Grace@Example.com', name: 'Grace Hopper', externalId: 'hr-1906' },
    });
    expect(created.response.status).toBe(201);
    const suspended = await directory.client.POST('/v1/users/{id}/suspend', {
      params: { path: { id: created.data?.id ?? '' }, header: { 'X-Correlation-Id': 'trace-of-suspension' } },
      body: { reason: 'planted free text', until: new Date(Date.now() + DAY_MS).toISOString() },
    });
    expect(suspended.response.status).toBe(200);
    await directory.quiet();

    // The functions' segments travel on their own, over UDP.
    const complete = async (id: string, ...wanted: readonly string[]) =>
      vi.waitFor(async () => {
        const trees = treesOf(await traces(id));
        expect(names(trees)).toEqual(expect.arrayContaining([...wanted]));
        expect(trees.map(({ segment }) => segment.name)).toHaveLength(1);
        return trees;
      }, ENOUGH_MS);
    const consumers = ['DirectoryProjector', 'Publisher', 'EventBridge PutEvents'];
    const [api] = await complete('trace-of-creation', 'API POST /v1/users', 'CreateUser', 'DynamoDB TransactWriteItems', ...consumers);
    expect(api?.segment.name).toBe('API POST /v1/users');
    const command = api?.children.find(({ segment }) => segment.name === 'CreateUser');
    expect(names(command?.children ?? [])).toEqual(expect.arrayContaining(['DynamoDB TransactWriteItems', ...consumers]));
    await complete('trace-of-suspension', 'SuspendUser', 'ArmSchedule', ...consumers);

    const all = await (await fetch(new URL('/_local/traces?limit=500', directory.url))).text();
    expect(all).toContain('CreateUser');
    for (const personal of ['grace', 'hopper', 'hr-1906', 'planted free text']) expect(all.toLowerCase()).not.toContain(personal);
  });

  it('are not found under an id that is not there, and no limit is taken that makes no sense', async () => {
    expect((await fetch(new URL('/_local/traces/nothing-here', directory.url))).status).toBe(404);
    expect((await fetch(new URL('/_local/traces?limit=0', directory.url))).status).toBe(400);
  });
});
