// A query as HTTP sees it: a request becomes its message, what it found an answer.
import type { QueryDefinition } from '../../../domain/kernel/message.ts';
import { isUserId } from '../../../domain/user/user.ts';
import { type Find, type Found, type QueryHandler, queryHandler } from '../bus/query-handler.ts';
import type { Endpoint, Handled } from './endpoint.ts';
import { entityTag, noneMatches } from './entity-tag.ts';
import { messageOf } from './input.ts';
import { json } from './response.ts';

export interface QueryEndpoint<Ports> extends Endpoint<Ports> {
  /** What is behind HTTP, for the bus. */
  readonly handler: QueryHandler<Ports>;
}

const toAnswer = ({ body, version }: Found, method: string, ifNoneMatch: string | undefined): Handled => {
  if (version === undefined) return { response: json(200, body) };
  const headers = { etag: entityTag(version) };
  const fresh = method === 'GET' && ifNoneMatch !== undefined && !noneMatches(ifNoneMatch, version);
  return { response: fresh ? { statusCode: 304, headers } : json(200, body, headers) };
};

export const query = <D extends QueryDefinition, Ports>(name: string, definition: D, find: Find<D, Ports>): QueryEndpoint<Ports> => {
  const handler = queryHandler(find);
  return {
    name,
    kind: 'query',
    handler,
    handle: async (request, invocation, ports) => {
      const found = await handler(messageOf(name, definition, request, invocation), ports);
      const { id = '' } = request.params;
      const report = isUserId(id) ? { userId: id } : {};
      return found.ok
        ? { ...toAnswer(found.value, definition.method, request.headers.get('if-none-match')), report }
        : { refusal: found.error, report };
    },
  };
};
