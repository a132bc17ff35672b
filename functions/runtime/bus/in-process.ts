// The buses in process: for tests, and for operations that hold the stores; no deployed function has them. What they send goes the way of HTTP but for its scopes.
import { COMMANDS, QUERIES } from '../../../domain/catalog.ts';
import type { CommandBus, CommandContext, CommandOutcome, MessageAnswer, QueryBus, QueryContext } from '../../../domain/kernel/bus.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { commandEndpoint, type JsonQueries, queryEndpoint, type UserCommands } from './registry.ts';
import { serviceCaller } from './caller.ts';
import type { UserRepository } from './command-handler.ts';
import type { Conditions, Definition, Message } from './message.ts';

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

type Context = Pick<CommandContext, 'actor' | 'correlationId' | 'deadline'> & Partial<CommandContext>;

const messageOf = (name: string, definition: Definition, parts: Parts, conditions: Conditions, context: Context): Message => {
  const { actor, source = actor, correlationId, causationId, traceparent, deadline } = context;
  return {
    name,
    definition,
    caller: serviceCaller(actor),
    params: parts.params ?? {},
    query: parts.query ?? {},
    body: () => ok(parts.body ?? {}),
    conditions: ok(conditions),
    source,
    correlationId,
    ...(causationId !== undefined && { causationId }),
    ...(traceparent !== undefined && { traceparent }),
    deadline,
  };
};

export const createCommandBus = (users: Pick<UserRepository, 'execute'>): CommandBus<UserCommands> => ({
  send: async <Name extends keyof UserCommands>(name: Name, input: Parts, context: CommandContext) => {
    const { key, expectedVersion } = context;
    const conditions = { ...(key !== undefined && { key }), ...(expectedVersion !== undefined && { expectedVersion }) };
    const { handler } = await commandEndpoint(name);
    const done = await handler(messageOf(name, COMMANDS[name], input, conditions, context), () => users);
    const outcome = done.ok ? done.value.outcome : ({ kind: 'refused', refusal: done.error, replayed: false } as const);
    return outcome as CommandOutcome<MessageAnswer<UserCommands[Name]>>;
  },
});

/** @param portsOf what the function of the query is composed with */
export const createQueryBus = (portsOf: (name: keyof JsonQueries) => unknown): QueryBus<JsonQueries> => ({
  ask: async <Name extends keyof JsonQueries>(name: Name, input: Parts, context: QueryContext) => {
    const { handler } = await queryEndpoint(name);
    const conditions = context.position === undefined ? {} : { position: context.position };
    const found = await handler(messageOf(name, QUERIES[name], input, conditions, context), () => portsOf(name));
    return found.ok ? ok(found.value.body as MessageAnswer<JsonQueries[Name]>) : found;
  },
});
