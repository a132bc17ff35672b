// The contract: true to the catalogue, committed, and complete in what the conventions promise.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS, QUERIES } from '../../../domain/catalog.ts';
import { ERRORS } from '../../../domain/kernel/errors.ts';
import type { CommandDefinition, QueryDefinition } from '../../../domain/kernel/message.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';
import manifest from '../../../package.json' with { type: 'json' };

const document = JSON.parse(JSON.stringify(openApiDocument(manifest.version)));
const routes = Object.entries({ ...COMMANDS, ...QUERIES });
const answerOf = (operation: { responses: Record<number, { $ref?: string }> }, status: number) => {
  const { $ref, ...inline } = operation.responses[status] ?? {};
  return $ref === undefined ? inline : document.components.responses[$ref.replace('#/components/responses/', '')];
};
const mediaTypeOf = ({ answer }: CommandDefinition | QueryDefinition): string => answer.mediaType ?? 'application/json';
const operationOf = ({ path, method }: { path: string; method: string }) => document.paths[path][method.toLowerCase()];

describe('openapi.json', () => {
  it('is the document that the catalogue makes', () => {
    expect(JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'))).toEqual(document);
  });

  it('has every route once, under the name of its command or query', () => {
    const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(routes.map(([name]) => name).sort());
  });

  it.each(routes)('%s says its scopes, its codes and its answer', (_name, definition) => {
    const operation = operationOf(definition);
    const expected = [...definition.scopes, ...(definition.self ? ['users:self'] : [])].map((scope) => ({ bearer: [scope] }));
    expect(operation.security).toEqual(expected);
    for (const code of definition.errors) {
      const schema = answerOf(operation, ERRORS[code].status).content['application/problem+json'].schema;
      expect(schema.allOf.flatMap((part: { properties?: { code: { enum: string[] } } }) => part.properties?.code.enum ?? [])).toContain(
        code,
      );
    }
    const { content } = answerOf(operation, definition.answer.status);
    if (!('schema' in definition.answer)) expect(content).toBeUndefined();
    else expect(content[mediaTypeOf(definition)].schema).toBeDefined();
  });

  it('says the headers of the conventions', () => {
    const headers = (name: 'CreateUser' | 'ListUsers' | 'GetUser'): string[] =>
      operationOf({ ...COMMANDS, ...QUERIES }[name]).parameters.flatMap((parameter: { in: string; name: string }) =>
        parameter.in === 'header' ? [parameter.name] : [],
      );
    expect(headers('CreateUser')).toEqual(['X-Correlation-Id', 'Idempotency-Key', 'If-Match']);
    expect(headers('GetUser')).toEqual(['X-Correlation-Id', 'Consistency-Token', 'If-None-Match']);
    expect(headers('ListUsers')).toEqual(['X-Correlation-Id', 'Consistency-Token']);
    expect(Object.keys(operationOf(COMMANDS.CreateUser).responses[201].headers)).toEqual(
      expect.arrayContaining(['ETag', 'Location', 'Consistency-Token', 'Idempotent-Replayed']),
    );
  });

  it('refuses unknown fields in every body', () => {
    for (const name of ['CreateUser', 'UpdateUser', 'SuspendUser', 'ReactivateUser', 'DeactivateUser', 'AssignRole', 'LookupUser']) {
      expect(document.components.schemas[name].additionalProperties).toBe(false);
    }
  });

  it('asks for no body where there is none, and for no code that comes of one', () => {
    const operation = operationOf(COMMANDS.DeleteUser);
    expect(operation).not.toHaveProperty('requestBody');
    expect(Object.keys(operation.responses)).not.toContain('415');
    expect(operation.parameters.find(({ name }: { name: string }) => name === 'graceDays')).toMatchObject({
      in: 'query',
      schema: { type: 'integer', minimum: 0, maximum: 90 },
    });
  });

  it('refers only to what it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/gu)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, kind = '', name = ''] of references) expect(document.components[kind]).toHaveProperty([name]);
  });
});
