// The HTTP API over a real socket: events, answers, refusals, limits, access log.
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { FunctionError } from '../../../infra/local/ports.ts';
import type { Invoker } from '../../../infra/local/ports.ts';
import { startApi } from './api.ts';
import type { TestApi } from './api.ts';

let api: TestApi;
const start = async (answer: Invoker['invoke'] = async () => ({ statusCode: 200 }), over = {}): Promise<TestApi> => {
  api = await startApi(answer, over);
  return api;
};
afterEach(() => api.stop());

const said = async (response: Response): Promise<[number, string]> => [response.status, await response.text()];

describe('the event', () => {
  test('is payload format 2.0', async () => {
    await start();
    await fetch(`${api.url}/v1/users/by-domain?a=1&a=2&b=%20x&c`, {
      headers: { 'X-Two': 'one', cookie: 'a=1; b=2', 'user-agent': 'test' },
    });
    expect(api.last()).toEqual({
      version: '2.0',
      routeKey: 'GET /v1/users/by-domain',
      rawPath: '/v1/users/by-domain',
      rawQueryString: 'a=1&a=2&b=%20x&c',
      cookies: ['a=1', 'b=2'],
      headers: expect.objectContaining({
        'x-two': 'one',
        host: new URL(api.url).host,
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/),
      }),
      queryStringParameters: { a: '1,2', b: ' x', c: '' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'api1',
        domainName: '127.0.0.1',
        domainPrefix: '127',
        http: { method: 'GET', path: '/v1/users/by-domain', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
        requestId: expect.any(String),
        routeKey: 'GET /v1/users/by-domain',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      isBase64Encoded: false,
    });
    expect(api.last().headers).not.toHaveProperty('cookie');
  });

  test('joins repeated headers', async () => {
    await start();
    await new Promise<void>((resolve) => {
      request(`${api.url}/public`, { headers: { 'X-Many': ['a', 'b'] } }, (response) => response.resume().on('end', resolve)).end();
    });
    expect(api.last().headers).toMatchObject({ 'x-many': 'a,b' });
  });

  test('decodes path parameters, one segment or the rest', async () => {
    await start();
    await fetch(`${api.url}/files/a/b%2Fc/%C3%A4`);
    expect(api.last()).toMatchObject({
      routeKey: 'ANY /files/{proxy+}',
      pathParameters: { proxy: 'a/b/c/ä' },
      rawPath: '/files/a/b%2Fc/%C3%A4',
    });
  });

  test.each([
    ['application/json', '{"ä":1}', '{"ä":1}', false],
    ['text/plain; charset=utf-8', 'x', 'x', false],
    ['application/json', Buffer.from([0xff, 0xfe]), '//4=', true],
    ['application/merge-patch+json', '{}', 'e30=', true],
    ['application/x-www-form-urlencoded', 'a=1', 'YT0x', true],
    ['application/octet-stream', 'x', 'eA==', true],
  ])('of a body of type %s carries it as text or base64', async (type, body, delivered, isBase64Encoded) => {
    await start();
    await fetch(`${api.url}/files/x`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(api.last()).toMatchObject({ body: delivered, isBase64Encoded });
  });

  test('keeps the trace of the caller and hands it to the function', async () => {
    let seen: string | undefined;
    await start(async (_, __, options) => {
      seen = options?.traceHeader;
    });
    const root = 'Root=1-5759e988-bd862e3fe1be46a994272793';
    await fetch(`${api.url}/public`, { headers: { 'x-amzn-trace-id': `${root};Sampled=0` } });
    expect(seen).toMatch(new RegExp(`^${root};Parent=[0-9a-f]{16};Sampled=0$`));
    expect((api.last().headers as Record<string, string>)['x-amzn-trace-id']).toBe(seen);
  });
});

const answered = async (answer: unknown): Promise<Response> => {
  await start(async () => answer);
  return fetch(`${api.url}/public`);
};

describe('the answer', () => {
  test('takes status, headers, cookies and body', async () => {
    const response = await answered({ statusCode: 201, headers: { ETag: '"1"', 'X-N': 5 }, cookies: ['a=1', 'b=2'], body: 'hi' });
    expect(await said(response)).toEqual([201, 'hi']);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('x-n')).toBe('5');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('content-type')).toBe('text/plain;charset=utf-8');
    expect(response.headers.get('apigw-requestid')).toBe((api.last().requestContext as { requestId: string }).requestId);
  });

  test('decodes base64', async () => {
    expect(await said(await answered({ statusCode: 200, isBase64Encoded: true, body: 'aMOk' }))).toEqual([200, 'hä']);
  });

  test.each([
    [{ a: 1 }, '{"a":1}'],
    ['text', 'text'],
    [[1], '[1]'],
  ])('takes %j for the body of a 200', async (answer, body) => {
    const response = await answered(answer);
    expect(await said(response)).toEqual([200, body]);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test.each([{ statusCode: 'abc' }, { statusCode: 999 }, { statusCode: 200, body: { a: 1 } }])('is 500 for %j', async (answer) => {
    expect(await said(await answered(answer))).toEqual([500, '{"message":"Internal Server Error"}']);
  });
});

describe('refusals', () => {
  test.each([
    ['Sandbox.Timedout', 500, 'Internal Server Error'],
    ['TypeError', 500, 'Internal Server Error'],
    ['TooManyRequestsException', 429, 'Too Many Requests'],
  ])('a function that fails with %s answers %d', async (errorType, status, message) => {
    await start(() => Promise.reject(new FunctionError(errorType, 'private detail')));
    expect(await said(await fetch(`${api.url}/public`))).toEqual([status, JSON.stringify({ message })]);
  });

  test('an integration that takes too long is 503', async () => {
    await start(() => new Promise(() => {}), { integrationTimeoutMs: 30 });
    expect(await said(await fetch(`${api.url}/public`))).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  test('unknown path and unknown method are 404', async () => {
    await start();
    for (const [path, method] of [
      ['/nothing', 'GET'],
      ['/public', 'POST'],
      ['/v1/users/a/b', 'GET'],
    ]) {
      expect(await said(await fetch(`${api.url}${path}`, { method }))).toEqual([404, '{"message":"Not Found"}']);
    }
  });

  test('a body over 10 MB is 413 and reaches no function', async () => {
    await start();
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await said(await fetch(`${api.url}/files/x`, { method: 'POST', body }))).toEqual([
      413,
      '{"message":"Request Entity Too Large"}',
    ]);
    expect(api.last()).toBeUndefined();
  });

  test('a route whose function does not let the API in is 500, and the log says why', async () => {
    await start();
    expect(await said(await fetch(`${api.url}/v1/bare`))).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(api.last()).toBeUndefined();
    expect(api.lines.at(-1)?.line).toContain("doesn't have permissions");
  });
});

test('the access log names the route, not the path or the query', async () => {
  await start();
  await fetch(`${api.url}/files/ada@example.com?q=secret`);
  const [line] = api.lines;
  expect(JSON.parse(line?.line ?? '')).toMatchObject({ routeKey: 'ANY /files/{proxy+}', status: 200, httpMethod: 'GET' });
  expect(line?.line).not.toMatch(/ada|secret/);
});

test('stopping answers what is under way and refuses what comes later', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  await start(() => promise);
  const inFlight = fetch(`${api.url}/public`);
  await expect.poll(() => api.pending()).toBe(1);
  const stopped = api.stop();
  await expect(fetch(`${api.url}/public`)).rejects.toThrow('fetch failed');
  resolve({ statusCode: 204 });
  expect((await inFlight).status).toBe(204);
  await stopped;
});
