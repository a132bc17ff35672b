// The routes below `/_local` without a stack behind them: refusals, the time before it is ready, and when rest is claimed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAGAS } from '../../../domain/catalog.ts';
import { createClock } from '../../../infra/local/clock/clock.ts';
import { createControl } from '../../../infra/local/control/control.ts';
import { countPending } from '../../../infra/local/control/quiescence.ts';
import { createFaults } from '../../../infra/local/gateway/faults.ts';
import { createIssuer } from '../../../infra/local/http-api/issuer.ts';
import { type LocalParticipant, startParticipant } from '../../../infra/local/participant/participant.ts';
import type { DeadLetters } from '../../../infra/local/services/dead-letters.ts';
import type { Operate } from '../../../infra/local/services/operations.ts';
import type { ParkedRecords } from '../../../infra/local/services/parked-records.ts';
import { createStores } from '../../../infra/local/stores/stores.ts';
import { openMailbox } from '../../../infra/local/ses/mailbox.ts';
import { ROUTES } from '../http-api/api.ts';
import { createTraceStore } from '../../../infra/local/xray/store.ts';

let url: string;
let ready = true;
const faults = createFaults();
const clock = createClock();
/** Refuses as the function does. */
const operate: Operate = async (operation, request) =>
  JSON.stringify(request) === '{"consumer":"directory"}'
    ? { operation, applied: 1, failed: 0, unresolved: 0 }
    : {
        code: 'REQUIRED_FIELD',
        detail: 'no',
        errors: [{ pointer: '/consumer', code: 'REQUIRED_FIELD', message: 'consumer is required' }],
      };
const parked: ParkedRecords = { list: async () => [{ consumer: 'directory', position: 'user_1@0000000000000003' }] };
const letters: DeadLetters = {
  list: () => [{ queue: 'dead', id: '1', body: '{}', attributes: {} }],
  redrive: async () => ({ redriven: 1, failed: 0 }),
};
const server = createServer();

let participant: LocalParticipant;

beforeAll(async () => {
  participant = await startParticipant({ clock, secrets: () => [], callbackUrl: () => '' });
  const control = createControl({
    traces: createTraceStore(),
    issuer: await createIssuer(ROUTES, undefined),
    status: async () => ({
      ready,
      pending: { stream: ready ? 0 : 1, bus: ready ? 0 : 1 },
      waiting: { schedules: 0 },
      executions: { running: 0, waiting: 0 },
      requests: 0,
      activeFaults: 0,
    }),
    clock,
    participant,
    cloudWatch: { alarms: { list: () => [], notifications: () => [] }, metrics: () => [], dashboards: () => [] },
    bus: (after) => ({ items: [], next: String(after) }),
    parked: () => (ready ? parked : undefined),
    operations: () => (ready ? operate : undefined),
    deadLetters: () => (ready ? letters : undefined),
    executions: () => undefined,
    stores: () => (ready ? createStores(new Map([['bus', () => ['{}']]])) : undefined),
    mailbox: openMailbox(undefined),
    gateway: () => (ready ? { faults, units: () => [] } : undefined),
  });
  server.on('request', (request, response) => {
    void control(request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await participant.stop();
});

const call = async (method: string, path: string, body?: string) => {
  const response = await fetch(url + path, { method, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
};
const problem = (status: number, code: string, pointers?: string[]) => ({
  status,
  type: 'application/problem+json',
  text: expect.toSatisfy((text: string) => {
    const { code: found, errors } = JSON.parse(text) as { code: string; errors?: { pointer: string }[] };
    return found === code && (pointers === undefined || JSON.stringify(errors?.map(({ pointer }) => pointer)) === JSON.stringify(pointers));
  }),
});

describe('bad input', () => {
  const good = { service: 'dynamodb', kind: 'throttle' };
  test.each([
    ['{', 'MALFORMED_JSON', undefined],
    [JSON.stringify({ ...good, kind: 'explode' }), 'VALIDATION_ERROR', ['/kind']],
    [JSON.stringify([good, { ...good, probability: 2 }]), 'VALIDATION_ERROR', ['/1/probability']],
    [JSON.stringify({ ...good, extra: 1 }), 'VALIDATION_ERROR', ['']],
  ])('the fault rules %s are refused as %s at %j, and change nothing', async (body, code, pointers) => {
    faults.clear();
    faults.add({ ...good, operation: 'Query' });
    expect(await call('POST', '/_local/faults', body)).toEqual(problem(400, code, pointers));
    expect(faults.list()).toMatchObject([{ operation: 'Query' }]);
  });

  test.each(['abc', '-1', '1.5'])('the cursor %s is refused', async (after) => {
    expect(await call('GET', `/_local/bus?after=${after}`)).toEqual(problem(400, 'INVALID_CURSOR', ['after']));
  });

  test.each([
    ['{', 'MALFORMED_JSON', undefined],
    ['{}', 'VALIDATION_ERROR', ['/advance']],
    ['{"advance": 5}', 'VALIDATION_ERROR', ['/advance']],
    ['{"advance": "25 hours"}', 'VALIDATION_ERROR', ['/advance']],
    ['{"advance": "P36501D"}', 'VALIDATION_ERROR', ['/advance']],
    ['{"advance": "PT1H", "extra": 1}', 'VALIDATION_ERROR', ['']],
  ])('the move %s is refused as %s at %j, and moves nothing', async (body, code, pointers) => {
    expect(await call('POST', '/_local/clock', body)).toEqual(problem(400, code, pointers));
    expect(JSON.parse((await call('GET', '/_local/clock')).text)).toMatchObject({ advanced: 'PT0S' });
  });

  test.each([
    ['{', 'MALFORMED_JSON', undefined],
    ['{"kind": "explode"}', 'VALIDATION_ERROR', ['/kind']],
    ['[{"kind": "fail"}, {"kind": "fail", "probability": 2}]', 'VALIDATION_ERROR', ['/1/probability']],
    ['{"kind": "fail", "probability": 0.5, "count": 1}', 'VALIDATION_ERROR', ['']],
    ['{"kind": "late"}', 'VALIDATION_ERROR', ['']],
    ['{"kind": "fail", "delayMs": 5}', 'VALIDATION_ERROR', ['']],
    ['{"kind": "fail", "outcome": "done"}', 'VALIDATION_ERROR', ['']],
  ])('the behaviour %s is refused as %s at %j, and changes nothing', async (body, code, pointers) => {
    expect(await call('POST', '/_local/participants', body)).toEqual(problem(400, code, pointers));
    expect(JSON.parse((await call('GET', '/_local/participants')).text)).toMatchObject({ behaviour: [] });
  });

  test('an unknown path is 404, another method 405', async () => {
    expect(await call('GET', '/_local/nothing')).toEqual(problem(404, 'NOT_FOUND'));
    expect(await call('PUT', '/_local/faults')).toEqual(problem(405, 'METHOD_NOT_ALLOWED'));
  });
});

describe('what is parked', () => {
  test('is listed, and redriven by the function', async () => {
    expect(JSON.parse((await call('GET', '/_local/parked')).text)).toMatchObject({ items: [{ consumer: 'directory' }] });
    expect(await call('POST', '/_local/parked', '{"consumer":"directory"}')).toMatchObject({
      status: 200,
      text: '{"operation":"Redrive","applied":1,"failed":0,"unresolved":0}',
    });
    expect(await call('POST', '/_local/rebuild', '{"consumer":"directory"}')).toMatchObject({
      text: expect.stringContaining('"operation":"Rebuild"'),
    });
    expect(await call('GET', '/_local/dead-letters')).toMatchObject({ text: expect.stringContaining('"queue":"dead"') });
    expect(await call('POST', '/_local/dead-letters')).toMatchObject({ text: '{"redriven":1,"failed":0}' });
  });

  test('the refusal of the function is a problem that names the field', async () => {
    expect(await call('POST', '/_local/parked', '{}')).toEqual(problem(400, 'REQUIRED_FIELD', ['/consumer']));
    expect(await call('POST', '/_local/parked', '{')).toEqual(problem(400, 'MALFORMED_JSON'));
  });

  test('is not known while the stack starts', async () => {
    ready = false;
    expect(await call('GET', '/_local/parked')).toEqual(problem(503, 'UNAVAILABLE'));
    expect(await call('POST', '/_local/parked', '{}')).toEqual(problem(503, 'UNAVAILABLE'));
    for (const method of ['GET', 'POST']) expect(await call(method, '/_local/dead-letters')).toEqual(problem(503, 'UNAVAILABLE'));
    ready = true;
  });
});

test('the index, the keys and a token are there', async () => {
  expect(await call('GET', '/_local/')).toMatchObject({
    status: 200,
    type: 'text/html; charset=utf-8',
    text: expect.stringContaining('/_local/console.js'),
  });
  expect(JSON.parse((await call('GET', '/_local/oauth2/jwks.json')).text)).toMatchObject({ keys: [{ alg: 'RS256' }] });
  expect(await call('POST', '/_local/oauth2/token', 'grant_type=client_credentials&scope=users:read')).toMatchObject({ status: 200 });
  expect(await call('POST', '/_local/oauth2/token', 'scope=users:read')).toMatchObject({
    status: 400,
    text: expect.stringContaining('invalid_request'),
  });
});

test('the definitions of sagas are there, and the runbook that alarms link to', async () => {
  const { items } = JSON.parse((await call('GET', '/_local/sagas')).text) as { items: { name: string; steps: { name: string }[] }[] };
  expect(items.map(({ name }) => name)).toEqual(Object.values(SAGAS).map(({ name }) => name));
  expect(items[0]?.steps[0]).toMatchObject({ name: expect.any(String), summary: expect.any(String) });
  expect(await call('GET', '/_local/runbook')).toMatchObject({ status: 200, text: expect.stringContaining('# Runbook') });
});

test('traces are listed, all or those of changes', async () => {
  expect(await call('GET', '/_local/traces?which=changes')).toMatchObject({ status: 200 });
  expect(await call('GET', '/_local/traces?which=reads')).toMatchObject({ status: 400, text: expect.stringContaining('which') });
});

test('the clock tells its time and how far it is ahead', async () => {
  const answer = await call('POST', '/_local/clock', '{"advance": "PT25H"}');
  expect(answer.status).toBe(200);
  const { now, advanced } = JSON.parse(answer.text) as { now: string; advanced: string };
  expect(advanced).toBe('P1DT1H');
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(25 * 3_600_000 - 5_000);
  expect(JSON.parse((await call('GET', '/_local/clock')).text)).toMatchObject({ advanced });
});

test('before it is ready the status says so, and what needs the gateway is 503', async () => {
  ready = false;
  expect(await call('GET', '/_local/status')).toMatchObject({ status: 200, text: expect.stringContaining('"ready":false') });
  expect(await call('GET', '/_local/faults')).toEqual(problem(503, 'UNAVAILABLE'));
  ready = true;
});

const counter =
  (value = 0) =>
  (): number =>
    value;

describe('rest', () => {
  const still = {
    lambda: { pending: counter(), started: counter(5) },
    bus: { pending: counter(), accepted: counter(3) },
    scheduler: { pending: counter(), fired: counter() },
    engine: { busy: counter(), changes: counter(7) },
    mappings: { pending: counter() },
  };
  test('is claimed when nothing runs, waits or begins', async () => {
    expect(await countPending(still)).toEqual({ stream: 0, bus: 0 });
  });

  test.each([
    ['a call runs', { ...still, lambda: { ...still.lambda, pending: counter(1) } }],
    ['a schedule runs', { ...still, scheduler: { pending: counter(1), fired: counter(1) } }],
    ['a state machine is at work', { ...still, engine: { ...still.engine, busy: counter(1) } }],
    ['a record waits', { ...still, mappings: { pending: counter(2) } }],
    ['an event is on its way', { ...still, bus: { ...still.bus, pending: counter(1) } }],
  ])('is not claimed while %s', async (_, activity) => {
    const { stream, bus } = await countPending(activity);
    expect(stream + bus).toBeGreaterThan(0);
  });

  test('is not claimed when a call came and went while the sources were being polled', async () => {
    let started = 5;
    const pending = (): number => {
      started += 1;
      return 0;
    };
    const { stream } = await countPending({ ...still, lambda: { pending: counter(), started: () => started }, mappings: { pending } });
    expect(stream).toBe(1);
  });
});
