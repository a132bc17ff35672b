// What every store of processes and of tokens must do: the memory twin and DynamoDB alike.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SAGAS } from '../../domain/catalog.ts';
import { instant } from '../../domain/kernel/instant.ts';
import { enter, toProcess } from '../../domain/process/progress.ts';
import { createDynamoDbProcesses } from '../../functions/runtime/processes/dynamodb-processes.ts';
import { createMemoryProcesses } from '../../functions/runtime/processes/memory-processes.ts';
import type { ProcessStore } from '../../functions/runtime/processes/store.ts';
import { createDynamoDbTokens } from '../../functions/runtime/tokens/dynamodb-tokens.ts';
import { createMemoryTokens } from '../../functions/runtime/tokens/memory-tokens.ts';
import { hashOf, newToken, type TokenStore } from '../../functions/runtime/tokens/tokens.ts';
import { startDatabase, type TestDatabase } from '../kit/dynamodb.ts';
import { aProcess, AT } from '../kit/processes.ts';
import { ada, bob } from '../kit/users.ts';
import { createProcessesTable, createTokensTable } from '../kit/view-tables.ts';

interface Stores {
  readonly processes: ProcessStore;
  readonly tokens: TokenStore;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

let made = 0;
const TWINS = [
  { name: 'memory', create: async (): Promise<Stores> => ({ processes: createMemoryProcesses(), tokens: createMemoryTokens() }) },
  {
    name: 'DynamoDB',
    create: async (): Promise<Stores> => {
      made += 1;
      const names = { processes: `Processes-${made}`, tokens: `Tokens-${made}` };
      await createProcessesTable(database.endpoint, names.processes);
      await createTokensTable(database.endpoint, names.tokens);
      const { client } = database;
      return { processes: createDynamoDbProcesses(client, names.processes), tokens: createDynamoDbTokens(client, names.tokens) };
    },
  },
];

describe.each(TWINS)('on $name', ({ create }) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await create();
  });

  it('a process is begun once', async () => {
    const first = aProcess(1, { request: new Uint8Array([1, 2, 3]) });
    expect(await stores.processes.begin(first)).toBe(first);
    const kept = await stores.processes.begin(aProcess(1, { requestHash: 'b'.repeat(32) }));
    expect(kept).toEqual(first);
    expect(await stores.processes.get(first.id)).toEqual(first);
    expect(await stores.processes.get(aProcess(2).id)).toBeUndefined();
  });

  it('no change is lost to another at the same time', async () => {
    const { id } = await stores.processes.begin(aProcess(1));
    const work = (step: string) =>
      stores.processes.change(id, (record) => {
        const entry = enter(SAGAS.onboarding, record, step, 'act', instant(AT));
        return entry.kind === 'go' ? entry.record : undefined;
      });
    await Promise.all(['admit', 'confirm', 'activate'].map(work));
    const record = await stores.processes.get(id);
    expect(record?.steps.map(({ name }) => name).sort()).toEqual(['activate', 'admit', 'confirm']);
    expect(record?.rev).toBe(4);
  });

  it('a change that changes nothing writes nothing, and one of nothing fails', async () => {
    const { id } = await stores.processes.begin(aProcess(1));
    expect((await stores.processes.change(id, () => undefined)).rev).toBe(1);
    await expect(stores.processes.change(aProcess(2).id, () => undefined)).rejects.toMatchObject({ name: 'UnknownProcess' });
  });

  it('lists the newest first, by what is asked, page by page, and shows nothing that is not for the API', async () => {
    const all = [
      aProcess(1),
      aProcess(2, { userId: bob, status: 'WAITING', wait: { step: 'confirm', taskToken: 'secret', until: instant(AT) } }),
      aProcess(3, { status: 'WAITING' }),
      aProcess(4, { userId: null }),
    ];
    for (const process of all) await stores.processes.begin(process);
    const shown = all.map(toProcess).toReversed();
    const list = async (...asked: Parameters<ProcessStore['list']>) => (await stores.processes.list(...asked)).items;
    expect(await list({}, 10)).toEqual(shown);
    expect(await list({ kind: 'onboarding' }, 10)).toEqual(shown);
    expect(await list({ status: 'WAITING' }, 10)).toEqual([shown[1], shown[2]]);
    expect(await list({ userId: ada, status: 'WAITING' }, 10)).toEqual([shown[1]]);
    expect(await list({ status: 'PARKED' }, 10)).toEqual([]);
    const first = await stores.processes.list({}, 3);
    expect(first).toEqual({ items: shown.slice(0, 3), more: true });
    expect(await stores.processes.list({}, 3, first.items.at(-1))).toEqual({ items: shown.slice(3), more: false });
  });

  it('a token is found by its hash alone', async () => {
    const token = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const record = { purpose: 'registration', processId: aProcess(1).id, userId: ada, expiresAt: AT } as const;
    await stores.tokens.put(hashOf(token), record);
    expect(await stores.tokens.get(hashOf(token))).toEqual(record);
    expect(await stores.tokens.get(token)).toBeUndefined();
  });
});
