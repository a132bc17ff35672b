// The script of the page, run on a form as a browser would hand it over: it sends what was typed, to the page's own origin.
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { TRY_OUT } from '../../../functions/reference/try-out.ts';

interface Field {
  readonly name: string;
  readonly value: string;
  readonly dataset: { readonly in?: string };
}

const submit = async (
  dataset: object,
  elements: readonly Field[],
  token: string,
  fetch: (url: string, init: unknown) => Promise<Response>,
) => {
  const listeners: ((event: object) => Promise<void>)[] = [];
  const document = {
    addEventListener: (_: string, listener: (event: object) => Promise<void>) => listeners.push(listener),
    getElementById: () => ({ value: token }),
  };
  runInNewContext(TRY_OUT, { document, fetch, URLSearchParams });
  const output = { textContent: '' };
  let prevented = false;
  await listeners[0]?.({
    preventDefault: () => {
      prevented = true;
    },
    target: { dataset, elements, querySelector: () => output },
  });
  expect(prevented).toBe(true);
  return output.textContent;
};

const field = (place: string | undefined, name: string, value: string): Field => ({
  name,
  value,
  dataset: place === undefined ? {} : { in: place },
});

it('sends path, query, headers, body and token, and shows the answer', async () => {
  const sent: unknown[] = [];
  const shown = await submit(
    { method: 'POST', path: '/v1/users/{id}/suspend', type: 'application/json' },
    [
      field('path', 'id', 'a/b?$&'),
      field('query', 'limit', '5'),
      field('query', 'cursor', ''),
      field('header', 'If-Match', '"3"'),
      field('body', 'body', '{"reason":"left"}'),
      field(undefined, '', 'Send'),
    ],
    ' abc ',
    async (url, init) => {
      sent.push(url, JSON.parse(JSON.stringify(init)));
      return new Response('{"status":"suspended"}', { status: 200, headers: { etag: '"4"', 'content-type': 'application/json' } });
    },
  );
  expect(sent).toEqual([
    '/v1/users/a%2Fb%3F%24%26/suspend?limit=5',
    {
      method: 'POST',
      headers: { 'If-Match': '"3"', 'content-type': 'application/json', authorization: 'Bearer abc' },
      body: '{"reason":"left"}',
    },
  ]);
  expect(shown.split('\n')).toEqual(['200', 'content-type: application/json', 'etag: "4"', '', '{', '  "status": "suspended"', '}']);
});

it('shows an answer that is no JSON as it is, and says when there is none', async () => {
  const form = { method: 'GET', path: '/v1/health', type: '' };
  expect(await submit(form, [], '', async () => new Response('busy', { status: 503, headers: {} }))).toContain('busy');
  expect(await submit(form, [], '', () => Promise.reject(new Error('offline')))).toBe('Error: offline');
});
