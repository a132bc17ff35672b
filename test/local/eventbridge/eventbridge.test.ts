// The bus: what PutEvents refuses, where events go, what happens when a target does not take them, and what a restart remembers.
import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createEventBridge } from '../../../infra/local/eventbridge/eventbridge.ts';
import type { EventBridge } from '../../../infra/local/eventbridge/eventbridge.ts';
import { openJournal } from '../../../infra/local/eventbridge/journal.ts';
import type { LogLine } from '../../../infra/local/lambda/invoker.ts';
import type { FunctionModel, RuleModel } from '../../../infra/local/model.ts';
import { FunctionError } from '../../../infra/local/ports.ts';
import type { Invoker } from '../../../infra/local/ports.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:consumer';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:inbox';
const FAILED = 'arn:aws:sqs:us-east-1:000000000000:failed';
const DEAD = 'arn:aws:sqs:us-east-1:000000000000:dead';
const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/users/r';

const rule = (arn: string, over: Partial<RuleModel['targets'][number]> = {}): RuleModel => ({
  name: 'r',
  arn: RULE_ARN,
  busName: 'users',
  enabled: true,
  pattern: { 'detail-type': ['UserRegistered'] },
  targets: [{ id: 't', arn, input: undefined, maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400, deadLetterArn: DEAD, ...over }],
});

let bus: EventBridge;
let journal: ReturnType<typeof openJournal>;
let sent: { arn: string; body: unknown; attributes: unknown }[] = [];
let invoked: unknown[] = [];
let lines: LogLine[] = [];

const start = (
  rules: RuleModel[],
  invoke: Invoker['invoke'] = async () => null,
  { dataDir, granted = true }: { dataDir?: string; granted?: boolean } = {},
) => {
  [sent, invoked, lines] = [[], [], []];
  journal = openJournal(dataDir);
  bus = createEventBridge({
    now: Date.now,
    model: {
      buses: [{ name: 'users', arn: 'arn:aws:events:us-east-1:000000000000:event-bus/users' }],
      rules,
      permissions: granted ? [{ functionArn: FUNCTION, principal: 'events.amazonaws.com', sourceArn: RULE_ARN }] : [],
    },
    invoker: {
      invoke: (arn, event, options) => {
        invoked.push(event);
        return invoke(arn, event, options);
      },
    },
    sendToQueue: async (arn, body, attributes) => void sent.push({ arn, body: JSON.parse(body), attributes }),
    onFailureOf: (functionArn) => (functionArn === FUNCTION ? FAILED : undefined),
    journal,
    onLog: (line) => lines.push(line),
    retryBaseMs: 1,
  });
};
afterEach(() => bus.stop());

const entry = (over: object = {}) => ({
  EventBusName: 'users',
  Source: 'rollcall.users',
  DetailType: 'UserRegistered',
  Detail: '{"userId":"u1"}',
  ...over,
});
const put = (...entries: object[]) =>
  bus.handle({ caller: {} as FunctionModel, service: 'events', operation: 'PutEvents', body: { Entries: entries } });
const quiet = async (): Promise<void> => {
  await expect.poll(() => bus.pending()).toBe(0);
};

describe('PutEvents', () => {
  test.each([
    [{ Source: undefined }, 'InvalidArgument'],
    [{ DetailType: '' }, 'InvalidArgument'],
    [{ Detail: undefined }, 'InvalidArgument'],
    [{ Detail: '{' }, 'MalformedDetail'],
    [{ Detail: '[1]' }, 'MalformedDetail'],
    [{ EventBusName: 'nowhere' }, 'ResourceNotFoundException'],
    [{ EventBusName: undefined }, 'ResourceNotFoundException'],
  ])('an entry with %j fails alone with %s', async (over, code) => {
    start([]);
    const answer = await put(entry(), entry(over));
    expect(answer).toMatchObject({ FailedEntryCount: 1, Entries: [{ EventId: expect.any(String) }, { ErrorCode: code }] });
    expect(journal.list(0).items).toHaveLength(1);
  });

  test.each([
    ['no entries', []],
    ['eleven entries', Array.from({ length: 11 }, () => entry())],
    ['256 KB in all', [entry({ Detail: JSON.stringify({ pad: 'x'.repeat(256 * 1024) }) })]],
  ])('%s fail the request', async (_, entries) => {
    start([]);
    await expect(put(...entries)).rejects.toThrow(expect.objectContaining({ name: 'ValidationException', status: 400 }));
    expect(journal.list(0).items).toEqual([]);
  });

  test('entries can be made to fail', async () => {
    start([]);
    bus.failEntries(({ Detail }) =>
      Detail?.includes('u2') === true ? { ErrorCode: 'InternalFailure', ErrorMessage: 'made to' } : undefined,
    );
    expect(await put(entry(), entry({ Detail: '{"userId":"u2"}' }))).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{}, { ErrorCode: 'InternalFailure' }],
    });
    bus.failEntries(undefined);
    expect(await put(entry({ Detail: '{"userId":"u2"}' }))).toMatchObject({ FailedEntryCount: 0 });
  });
});

describe('delivery', () => {
  test('a rule hands what it matches to its function', async () => {
    start([rule(FUNCTION)]);
    await put(entry({ Resources: ['a'], Time: 1_700_000_000 }), entry({ DetailType: 'UserRenamed' }));
    await quiet();
    expect(invoked).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'UserRegistered',
        source: 'rollcall.users',
        account: '000000000000',
        time: '2023-11-14T22:13:20Z',
        region: 'us-east-1',
        resources: ['a'],
        detail: { userId: 'u1' },
      },
    ]);
  });

  test('a queue gets the event, or what the target makes of it', async () => {
    const inputs = [undefined, { Input: '{"fixed":1}' }, { InputPath: '$.detail.userId' }, { InputPath: '$.detail.none' }];
    start(inputs.map((input) => rule(QUEUE, { input })));
    await put(entry());
    await quiet();
    expect(sent.map(({ body }) => body)).toEqual([expect.objectContaining({ detail: { userId: 'u1' } }), { fixed: 1 }, 'u1', null]);
  });

  test('an input transformer, which is unknown here, stops the start', () => {
    expect(() => start([rule(QUEUE, { input: { InputTransformer: { InputTemplate: '"x"' } } })])).toThrow('InputTransformer');
    start([]);
  });

  test('a disabled rule and a rule of another bus hand on nothing', async () => {
    start([
      { ...rule(FUNCTION), enabled: false },
      { ...rule(FUNCTION), busName: 'other' },
    ]);
    await put(entry());
    await quiet();
    expect(invoked).toEqual([]);
  });

  test('PutEvents does not wait for the targets, which count as pending', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    start([rule(FUNCTION)], () => promise);
    await put(entry());
    expect(bus.pending()).toBe(1);
    await expect.poll(() => invoked.length).toBe(1);
    resolve(null);
    await quiet();
  });

  test('a function that fails is tried three times, then Lambda sends the event and the reason to its destination', async () => {
    start([rule(FUNCTION)], () => Promise.reject(new FunctionError('TypeError', 'broken')));
    await put(entry());
    await quiet();
    expect(invoked).toHaveLength(3);
    expect(sent).toEqual([
      {
        arn: FAILED,
        body: expect.objectContaining({
          requestContext: expect.objectContaining({ functionArn: `${FUNCTION}:$LATEST`, approximateInvokeCount: 3 }),
          requestPayload: invoked[0],
          responsePayload: { errorType: 'TypeError', errorMessage: 'broken' },
        }),
      },
    ]);
  });

  test('a function that is throttled is tried until it takes the event', async () => {
    let left = 5;
    start([rule(FUNCTION)], async () => {
      left -= 1;
      if (left > 0) throw new FunctionError('TooManyRequestsException', 'Rate Exceeded.');
    });
    await put(entry());
    await quiet();
    expect([invoked.length, sent.length]).toEqual([5, 0]);
  });

  test('without the permission the function is never called', async () => {
    start([rule(FUNCTION)], undefined, { granted: false });
    await put(entry());
    await quiet();
    expect(invoked).toEqual([]);
    expect(sent).toMatchObject([{ arn: DEAD, attributes: { ERROR_CODE: 'NO_PERMISSIONS' } }]);
    expect(lines.at(-1)?.line).toContain('NO_PERMISSIONS');
  });

  test('a pattern that the service would refuse stops the start', () => {
    expect(() => start([{ ...rule(FUNCTION), pattern: { detail: { a: [{ like: 1 }] } } }])).toThrow('not an operator');
    start([]);
  });
});

const newDir = (): string => mkdtempSync(join(tmpdir(), 'bus-'));

describe('the journal', () => {
  test('lists events after a cursor, and goes on from it', async () => {
    start([]);
    await put(entry(), entry({ DetailType: 'UserRenamed' }));
    const first = journal.list(0);
    expect(first.items).toMatchObject([{ bus: 'users', cursor: '1', 'detail-type': 'UserRegistered' }, { cursor: '2' }]);
    expect(journal.list(Number(first.next))).toEqual({ items: [], next: '2' });
    await put(entry());
    expect(journal.list(2)).toMatchObject({ items: [{ cursor: '3' }], next: '3' });
  });

  test('outlives a restart, even one that cut a write in half', async () => {
    const dataDir = newDir();
    start([], undefined, { dataDir });
    await put(entry());
    await quiet();
    await bus.stop();
    appendFileSync(join(dataDir, 'bus.ndjson'), '{"n":2,"bus":"us');
    start([], undefined, { dataDir });
    await put(entry({ DetailType: 'UserRenamed' }));
    await bus.stop();
    start([], undefined, { dataDir });
    expect(journal.list(0).items.map((item) => [item.cursor, item['detail-type']])).toEqual([
      ['1', 'UserRegistered'],
      ['2', 'UserRenamed'],
    ]);
  });

  test('delivers again what was accepted and not delivered, and only that', async () => {
    const dataDir = newDir();
    let calls = 0;
    start(
      [rule(FUNCTION)],
      () => ((calls += 1) === 1 ? Promise.resolve(null) : Promise.reject(new FunctionError('TooManyRequestsException', ''))),
      { dataDir },
    );
    await put(entry({ Detail: '{"userId":"done"}' }));
    await quiet();
    await put(entry({ Detail: '{"userId":"open"}' }));
    await expect.poll(() => invoked.length).toBeGreaterThan(1);
    await bus.stop();
    start([rule(FUNCTION)], undefined, { dataDir });
    await quiet();
    expect(invoked).toMatchObject([{ detail: { userId: 'open' } }]);
    await bus.stop();
    start([rule(FUNCTION)], undefined, { dataDir });
    await quiet();
    expect(invoked).toEqual([]);
  });
});
