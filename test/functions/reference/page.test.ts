// The reference page: complete, closed to the outside, and safe with whatever the contract says.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Contract, Operation } from '../../../functions/reference/contract.ts';
import { curl, exampleOf } from '../../../functions/reference/example.ts';
import { CONTENT_SECURITY_POLICY, page } from '../../../functions/reference/page.ts';
import committed from '../../../openapi.json' with { type: 'json' };

const contract = committed as unknown as Contract;
const shown = page(contract);
const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, definition]) => [definition.operationId, method.toUpperCase(), path, definition] as const),
);

const partOf = (id: string): string => shown.split('<details ').find((part) => part.startsWith(`id="${id}"`)) ?? '';

describe('the page', () => {
  it.each(operations)('shows %s', (id, method, path, { responses, parameters = [] }) => {
    const part = partOf(id);
    expect(part).toContain(`<b>${method}</b> <code>${path}</code>`);
    expect(part).toContain(`curl -i -X ${method}`);
    for (const status of Object.keys(responses)) expect(part).toContain(`<td>${status}</td>`);
    for (const { name } of parameters) expect(part).toContain(`<input name="${name}"`);
  });

  it('leads only to what it has', () => {
    const links = [...shown.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    for (const id of links) expect(shown).toContain(`id="${id}"`);
  });

  it('loads nothing, and its policy knows its own script and style and nobody else', () => {
    expect(shown).not.toMatch(/<(link|img|iframe|base)\b|\ssrc=|@import|url\(|href="(?![#/])| on\w+="| style="/u);
    for (const tag of ['script', 'style']) {
      const [, inline = ''] = new RegExp(`<${tag}>(.*?)</${tag}>`, 'su').exec(shown) ?? [];
      expect(inline.length).toBeGreaterThan(100);
      expect(CONTENT_SECURITY_POLICY).toContain(`${tag}-src 'sha256-${createHash('sha256').update(inline).digest('base64')}'`);
    }
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|unsafe|\*/u);
  });

  it('shows what a shared answer says', () => {
    const responses = { Busy: { description: 'Try again later' } };
    const operation = {
      operationId: 'Zork',
      summary: '',
      tags: ['Queries'],
      security: [],
      responses: { 503: { $ref: '#/components/responses/Busy' } },
    };
    const made = page({ ...contract, paths: { '/v1/zork': { get: operation } }, components: { ...contract.components, responses } });
    expect(made).toContain('<td>503</td><td>Try again later');
  });

  it('shows markup in the contract as text', () => {
    const hostile = `"><script>alert('1')</script>&`;
    const operation: Operation = {
      operationId: 'Zork',
      summary: hostile,
      tags: ['Queries'],
      security: [],
      responses: { 200: { description: hostile } },
    };
    const made = page({ ...contract, paths: { '/v1/zork': { get: operation } } });
    expect(made).not.toContain('<script>alert');
    expect(made).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });
});

describe('an example', () => {
  it('is what the schema accepts', () => {
    expect(exampleOf({ $ref: '#/components/schemas/LookupUser' }, contract)).toEqual({ email: 'Ada@Example.com' });
    expect(exampleOf({ $ref: '#/components/schemas/ValidateUsers' }, contract)).toEqual({
      items: [{ email: 'Ada@Example.com', name: 'Ada Lovelace' }],
    });
  });

  it('survives the shell', () => {
    const body = { mediaType: 'application/json', text: `{"reason":"can't $HOME"}` };
    expect(curl({ method: 'POST', path: '/v1/x', secured: true, body }).split(' \\\n  ')).toEqual([
      `curl -i -X POST "$API"'/v1/x'`,
      '-H "authorization: Bearer $TOKEN"',
      `-H 'content-type: application/json'`,
      String.raw`-d '{"reason":"can'\''t $HOME"}'`,
    ]);
  });
});
