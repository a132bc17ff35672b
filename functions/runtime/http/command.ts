// Turns an HTTP request into one command on one user, and its outcome into an HTTP answer.
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { CommandRequest, Outcome, Repository } from '../../../domain/kernel/repository.ts';
import type { Json } from '../../../domain/kernel/json.ts';
import { isLive, toUser, type UserEvent, type UserId, type UserState } from '../../../domain/user/user.ts';
import { scopePrefix } from '../config/environment.ts';
import { forbidden } from './authorize.ts';
import { consistencyToken } from './consistency-token.ts';
import type { Endpoint, Handled, Invocation } from './endpoint.ts';
import { entityTag } from './entity-tag.ts';
import { commitIdOf, requestHashOf } from './identity.ts';
import { type Input, readInput } from './input.ts';
import type { Request } from './request.ts';
import { json } from './response.ts';
import { traceparentOf } from './trace.ts';

export type UserRepository = Repository<UserState, UserEvent>;

export interface Plan {
  readonly userId: UserId;
  readonly decide: CommandRequest<UserState, UserEvent>['decide'];
  /** A scope that this request needs beside the route's. */
  readonly needs?: string;
}

export type CommandInput<D extends CommandDefinition> = Input<D> & { readonly commitId: string };

const GONE: Handled = { refusal: { code: 'GONE', detail: 'The user was erased.' } };
const UNKNOWN = 'It is not known whether the change was made. Send it again with the same Idempotency-Key.';
const NOT_MADE = 'The change was not made: too many others at the same time. Send it again.';

const toAnswer = (outcome: Outcome<UserState>, { answer: { status } }: CommandDefinition, userId: UserId): Handled => {
  if (outcome.kind === 'unavailable') {
    const { retryAfterSeconds, outcomeUnknown } = outcome;
    return { refusal: { code: 'UNAVAILABLE', detail: outcomeUnknown ? UNKNOWN : NOT_MADE }, retryAfterSeconds };
  }
  const replayed: Record<string, string> = outcome.replayed ? { 'idempotent-replayed': 'true' } : {};
  if (outcome.kind === 'refused') return { refusal: outcome.refusal, headers: replayed };
  const { state, version, erased } = outcome.snapshot;
  if (erased === true || !isLive(state)) return GONE;
  const location: Record<string, string> = status === 201 ? { location: `/v1/users/${userId}` } : {};
  const position = { etag: entityTag(version), 'consistency-token': consistencyToken({ streamId: userId, version }) };
  return { response: json(status, toUser(userId, version, state), { ...position, ...location, ...replayed }) };
};

const run = async <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => Plan,
  request: Request,
  { correlationId, deadline }: Invocation,
  ports: () => UserRepository,
): Promise<Handled> => {
  const read = readInput(definition, request, scopePrefix());
  if (!read.ok) return { refusal: read.error };
  const input = read.value;
  const commitId = commitIdOf(input.caller.sub, input.idempotencyKey);
  const { userId, decide, needs } = plan({ ...input, commitId });
  const report = { userId, commitId };
  if (needs !== undefined && !input.caller.scopes.has(needs)) return { refusal: forbidden(needs), report };

  const traceparent = traceparentOf(request.headers);
  const outcome = await ports().execute({
    streamId: userId,
    commitId,
    requestHash: requestHashOf(name, { params: input.params, query: input.query, body: input.body } as Json, input.idempotencyKey),
    keyed: input.idempotencyKey !== undefined,
    creates: definition.effects.includes('creates-user'),
    ...(input.ifMatch?.kind === 'version' ? { expectedVersion: input.ifMatch.version } : {}),
    deadline,
    decide,
    actor: input.caller.sub,
    source: 'api',
    correlationId,
    ...(traceparent === undefined ? {} : { traceparent }),
  });
  const replayed = outcome.kind !== 'unavailable' && outcome.replayed;
  return { ...toAnswer(outcome, definition, userId), report: { ...report, replayed } };
};

/** `plan` says which user a valid request is about and how to decide it; all else is the same for every command. */
export const command = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => Plan,
): Endpoint<UserRepository> => ({
  name,
  kind: 'command',
  handle: (request, invocation, ports) => run(name, definition, plan, request, invocation, ports),
});
