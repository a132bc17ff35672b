// Turns an HTTP request into one query, and what it found into an HTTP answer.
import type { QueryDefinition } from '../../../domain/kernel/message.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { scopePrefix } from '../config/environment.ts';
import type { Endpoint, Handled, Invocation } from './endpoint.ts';
import { entityTag, noneMatches } from './entity-tag.ts';
import { type Input, readInput } from './input.ts';
import { json } from './response.ts';

export interface Found {
  readonly body: unknown;
  /** Of the one user that was found: gives the answer its entity tag. */
  readonly version?: number;
}

export type Find<D extends QueryDefinition, Ports> = (
  input: Input<D>,
  ports: Ports,
  invocation: Invocation,
) => Promise<Result<Found, Refusal>>;

const toAnswer = ({ body, version }: Found, method: string, ifNoneMatch: string | undefined): Handled => {
  if (version === undefined) return { response: json(200, body) };
  const headers = { etag: entityTag(version) };
  const fresh = method === 'GET' && ifNoneMatch !== undefined && !noneMatches(ifNoneMatch, version);
  return { response: fresh ? { statusCode: 304, headers } : json(200, body, headers) };
};

const idIn = (params: unknown): { readonly userId?: string } => {
  const { id } = params as { readonly id?: unknown };
  return typeof id === 'string' ? { userId: id } : {};
};

export const query = <D extends QueryDefinition, Ports>(name: string, definition: D, find: Find<D, Ports>): Endpoint<Ports> => ({
  name,
  kind: 'query',
  handle: async (request, invocation, ports) => {
    const input = readInput(definition, request, scopePrefix());
    if (!input.ok) return { refusal: input.error };
    const report = idIn(input.value.params);
    const found = await find(input.value, ports(), invocation);
    return found.ok ? { ...toAnswer(found.value, definition.method, input.value.ifNoneMatch), report } : { refusal: found.error, report };
  },
});
