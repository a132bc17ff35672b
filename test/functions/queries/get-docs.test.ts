// GetDocs over HTTP: a page for everybody, as HTML, under a policy that lets it reach nobody else.
import { expect, it } from 'vitest';
import { endpoint } from '../../../functions/queries/get-docs.ts';
import { answer } from '../../../functions/runtime/http/endpoint.ts';
import { request, toEvent } from '../../kit/http.ts';
import { FAR } from '../../kit/http-world.ts';

const get = (path: string) => answer(endpoint, toEvent(request('GET', path, { scope: null })), FAR, () => undefined);

it('answers the page to everybody', async () => {
  const { response } = await get('/v1/docs');
  expect(response).toMatchObject({
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-correlation-id': expect.any(String),
    },
  });
  expect(response.body).toMatch(/^<!doctype html>/u);
});

it('refuses what it does not know, as every route does', async () => {
  const { response } = await get('/v1/docs?theme=dark');
  expect(response.statusCode).toBe(400);
  expect(response.headers['content-type']).toBe('application/problem+json');
});
