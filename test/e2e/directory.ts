// A whole directory for one spec file: the synthesized stack in memory, callers for it, and a look behind the scenes.
import { join } from 'node:path';
import { DeleteItemCommand, DynamoDBClient, type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { inject, vi } from 'vitest';
import { openLogFiles } from '../../infra/local/cli/log-files.ts';
import { startStack, type Stack } from '../../infra/local/stack.ts';
import { type Client, createClient } from '../../infra/client/client.ts';
import { type Caller, caller } from './client.ts';

const QUIET_MS = 60_000;
const PRINTED_MS = 30_000;
const TWO_HOURS_MS = 7_200_000;

type Item = Record<string, AttributeValue>;

/** A record of any table, as plain values. */
// oxlint-disable-next-line typescript/no-explicit-any -- records are asserted on, field by field
export type Plain = Record<string, any>;

export interface Directory {
  readonly url: string;
  readonly stack: Stack;
  /** The typed client with every scope but `users:self`; it sends nothing twice. */
  readonly client: Client;
  /** The same as a bare caller, for what the contract does not allow. */
  readonly api: Caller;
  readonly anonymous: Caller;
  token(scope: string, subject?: string): Promise<string>;
  expiredToken(scope: string): Promise<string>;
  /** Nothing is left to do. */
  quiet(): Promise<void>;
  history(userId: string): Promise<Plain[]>;
  bus(): Plain[];
  /** The event log's items in order of key. */
  log(): Promise<Plain[]>;
  rawLog(): Promise<Item[]>;
  /** The items of the table that has `part` in its name, as they are. */
  rawRows(part: 'EventLog' | 'Keys' | 'Directory' | 'Processes'): Promise<Item[]>;
  putRaw(item: Item): Promise<void>;
  deleteRaw(key: Item): Promise<void>;
  parked(): Promise<Plain[]>;
  faults(rules: readonly unknown[]): Promise<void>;
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Every line that a function printed. */
  readonly printed: readonly string[];
  printedLine(matches: (line: string) => boolean): Promise<void>;
  stop(): Promise<void>;
}

const keyOf = ({ streamId, version }: Plain): string => `${streamId}@${String(version).padStart(20, '0')}`;

export const byText = (one: string, other: string): number => (one < other ? -1 : 1);

const waitFor = async (holds: () => boolean, what: string, timeoutMs: number): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

export const startDirectory = async ({ cdkOut = inject('cdkOut'), dataDir = 'memory' } = {}): Promise<Directory> => {
  const printed: string[] = [];
  const logFolder = dataDir === 'memory' ? undefined : join(dataDir, 'logs');
  const logs = logFolder === undefined ? undefined : openLogFiles(logFolder);
  const stack = await startStack({
    assemblyDir: join(cdkOut, 'assembly-local'),
    dataDir,
    ...(logFolder === undefined ? {} : { logFolder }),
    port: 0,
    onLog: (entry) => {
      printed.push(entry.line);
      logs?.sink(entry);
    },
  });
  const table = (part: string): string => {
    const found = stack.model.tables.find(({ name }) => name.includes(part));
    if (!found) throw new Error(`no table ${part} in ${stack.model.tables.map(({ name }) => name).join(', ')}`);
    return found.name;
  };
  const db = new DynamoDBClient({
    endpoint: stack.dynamodbEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'TEST', secretAccessKey: 'test' },
  });
  const scan = async (part: string): Promise<Item[]> => {
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await db.send(
        new ScanCommand({ TableName: table(part), ConsistentRead: true, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
      );
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return items;
  };
  const scopes = stack.issuer.scopes.filter((scope) => scope !== 'users:self');
  const token = await stack.token(scopes);
  const api = caller(stack.url, token);
  const client = createClient({ baseUrl: stack.url, token, persistence: { patienceMs: 0 } });

  return {
    url: stack.url,
    stack,
    client,
    api,
    anonymous: caller(stack.url),
    token: (scope, subject) => stack.token([scope], subject),
    expiredToken: async (scope) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - TWO_HOURS_MS });
      try {
        return await stack.token([scope]);
      } finally {
        vi.useRealTimers();
      }
    },
    quiet: () => stack.waitForQuiescence(QUIET_MS),
    history: async (userId) => {
      const items: Plain[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor === null ? {} : { cursor }) };
        const { data, error } = await client.GET('/v1/users/{id}/history', { params: { path: { id: userId }, query } });
        if (data === undefined) throw new Error(`history answered ${JSON.stringify(error)}`);
        items.push(...data.items);
        cursor = data.nextCursor;
      } while (cursor !== null);
      return items;
    },
    bus: () => {
      const items: Plain[] = [];
      for (let after = 0; ; ) {
        const page = stack.bus(after);
        if (page.items.length === 0) return items;
        items.push(...page.items);
        after = Number(page.next);
      }
    },
    log: async () => (await scan('EventLog')).map((item) => unmarshall(item)).sort((a, b) => byText(keyOf(a), keyOf(b))),
    rawLog: () => scan('EventLog'),
    rawRows: scan,
    putRaw: async (Item) => void (await db.send(new PutItemCommand({ TableName: table('EventLog'), Item }))),
    deleteRaw: async (Key) => void (await db.send(new DeleteItemCommand({ TableName: table('EventLog'), Key }))),
    parked: async () => (await scan('Parked')).map((item) => unmarshall(item)),
    faults: async (rules) => {
      const answer = await caller(stack.url)('POST', '/_local/faults', { body: rules });
      if (answer.status >= 300) throw new Error(`faults answered ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    invoke: (functionName, event) => {
      const fn = stack.model.functions.find(({ logicalId }) => logicalId.startsWith(functionName));
      if (!fn) throw new Error(`no function ${functionName}`);
      return stack.invoke(fn.arn, event);
    },
    printed,
    printedLine: (matches) => waitFor(() => printed.some(matches), 'a printed line', PRINTED_MS),
    stop: async () => {
      db.destroy();
      await stack.stop();
      logs?.close();
    },
  };
};
