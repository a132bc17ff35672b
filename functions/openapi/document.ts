// The OpenAPI document, made from the catalogue and nothing else.
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { COMMANDS, QUERIES } from '../../domain/catalog.ts';
import type { CommandDefinition, QueryDefinition } from '../../domain/kernel/message.ts';
import { SELF_SCOPE } from '../runtime/bus/authorize.ts';
import { mediaTypesOf } from '../runtime/http/body.ts';
import { answerHeaders, CHANGED_USER, NOT_MODIFIED, requestHeaders } from './headers.ts';
import { problemResponses } from './problems.ts';

type Definition = CommandDefinition | QueryDefinition;

const DESCRIPTION = `An event-sourced user directory.

Whatever a function refuses is a problem document (RFC 9457). What API Gateway answers by itself (401, 403 for a missing scope, 413 over its own
10 MB, 429) has its shape, \`{"message": …}\`.

Scopes are shown without the prefix that a stage may set (\`rollcall/\` for the stack's own issuer). \`users:self\` is enough where it is named and the
token's subject is the \`{id}\`.`;

const securityOf = ({ scopes, self }: Definition): Record<string, string[]>[] =>
  [...scopes, ...(self ? [SELF_SCOPE] : [])].map((scope) => ({ bearer: [scope] }));

const bodyOf = ({ body, method }: Definition): Pick<ZodOpenApiOperationObject, 'requestBody'> => {
  if (body === undefined) return {};
  const required = !body.safeParse({}).success;
  return { requestBody: { required, content: Object.fromEntries(mediaTypesOf(method).map((type) => [type, { schema: body }])) } };
};

/** What is asked for holds already, so that no process is started. */
const unchangedOf = (definition: Definition): Pick<ZodOpenApiOperationObject, 'responses'>['responses'] => {
  if (definition.kind === 'query' || definition.unchanged === undefined) return {};
  const content = { 'application/json': { schema: definition.unchanged } };
  return { '200': { description: 'It holds already', headers: CHANGED_USER, content } };
};

const operationOf = (operationId: string, definition: Definition): ZodOpenApiOperationObject => {
  const { answer, params, query, summary, kind } = definition;
  const conditional = definition.method === 'GET' && definition.path === '/v1/users/{id}';
  return {
    operationId,
    summary,
    tags: [kind === 'command' ? 'Commands' : 'Queries'],
    security: securityOf(definition),
    requestParams: { header: requestHeaders(definition), ...(params && { path: params }), ...(query && { query }) },
    ...bodyOf(definition),
    responses: {
      [`${answer.status}`]: {
        description: summary,
        headers: answerHeaders(definition),
        ...(answer.schema && { content: { [answer.mediaType ?? 'application/json']: { schema: answer.schema } } }),
      },
      ...unchangedOf(definition),
      ...(conditional ? { '304': { description: 'Not modified', headers: NOT_MODIFIED } } : {}),
      ...problemResponses(definition),
    },
  };
};

export const openApiDocument = (version: string) => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, definition] of Object.entries<Definition>({ ...COMMANDS, ...QUERIES })) {
    const path = (paths[definition.path] ??= {});
    path[definition.method.toLowerCase()] = operationOf(name, definition);
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Rollcall', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: [{ name: 'Commands' }, { name: 'Queries' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Of the OIDC issuer of the stage.' } },
    },
  });
};
