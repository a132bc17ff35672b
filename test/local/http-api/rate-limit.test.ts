// The rate limit of a stage: a burst is taken, then so many a second; a moved clock fills it again.
import { expect, test } from 'vitest';
import { createRateLimit } from '../../../infra/local/http-api/rate-limit.ts';
import type { Resource } from '../../../infra/local/model.ts';
import { startApi } from './api.ts';

const stage = (properties: Resource['properties']): Resource => ({
  stack: 's',
  logicalId: 'Stage',
  type: 'AWS::ApiGatewayV2::Stage',
  name: '$default',
  arn: 'arn',
  properties,
});
const LIMITED = stage({ StageName: '$default', DefaultRouteSettings: { ThrottlingBurstLimit: 3, ThrottlingRateLimit: 2 } });

test('takes the burst, then the rate of each second, and never saves up more than the burst', () => {
  let now = 0;
  const admits = createRateLimit([LIMITED], () => now);
  const taken = (of: number): number => Array.from({ length: of }, admits).filter(Boolean).length;
  expect(taken(10)).toBe(3);
  now += 1_000;
  expect(taken(10)).toBe(2);
  now += 250;
  expect(taken(10)).toBe(0);
  now += 250;
  expect(taken(10)).toBe(1);
  now += 3_600_000;
  expect(taken(10)).toBe(3);
});

test('a stage without one has none, and one that is no number is an error at the start', () => {
  expect(createRateLimit([stage({})], () => 0)()).toBe(true);
  const odd = stage({ DefaultRouteSettings: { ThrottlingBurstLimit: '3', ThrottlingRateLimit: 2 } });
  expect(() => createRateLimit([odd], () => 0)).toThrow('ThrottlingBurstLimit');
});

test('who is turned away gets 429 before anybody looks at the token, and is in the access log', async () => {
  const api = await startApi(async () => ({ statusCode: 200 }), {
    model: { routes: [], permissions: [], resources: [LIMITED] },
    now: () => 0,
  });
  try {
    const statuses: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) statuses.push((await fetch(`${api.url}/nowhere`)).status);
    expect(statuses).toEqual([404, 404, 404, 429]);
    expect(api.lines.map(({ line }) => JSON.parse(line).status)).toEqual(statuses);
  } finally {
    await api.stop();
  }
});
