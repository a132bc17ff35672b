// A command as HTTP sees it: a request becomes its message, its outcome an answer.
import type { CommandOutcome } from '../../../domain/kernel/bus.ts';
import type { Position } from '../../../domain/kernel/commit.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { User, UserId } from '../../../domain/user/user.ts';
import { type CommandHandler, type CommandInput, commandHandler, type Plan, type UserRepository } from '../bus/command-handler.ts';
import { consistencyToken } from './consistency-token.ts';
import type { Endpoint, Handled } from './endpoint.ts';
import { entityTag } from './entity-tag.ts';
import { messageOf } from './input.ts';
import { json } from './response.ts';

export interface CommandEndpoint extends Endpoint<UserRepository> {
  /** What is behind HTTP, for the bus. */
  readonly handler: CommandHandler;
}

const UNKNOWN = 'It is not known whether the change was made. Send it again with the same Idempotency-Key.';
const NOT_MADE = 'The change was not made: too many others at the same time. Send it again.';

const replayedHeader = ({ replayed }: { readonly replayed: boolean }): Record<string, string> =>
  replayed ? { 'idempotent-replayed': 'true' } : {};

/** Of an accepted command: where the user is now, and whether it was there before. */
export const reached = (position: Position, outcome: { readonly replayed: boolean }): Record<string, string> => ({
  etag: entityTag(position.version),
  'consistency-token': consistencyToken(position),
  ...replayedHeader(outcome),
});

export const refusedOrUnavailable = (outcome: Exclude<CommandOutcome<never>, { kind: 'accepted' }>): Handled => {
  if (outcome.kind === 'refused') return { refusal: outcome.refusal, headers: replayedHeader(outcome) };
  const { retryAfterSeconds, outcomeUnknown } = outcome;
  return { refusal: { code: 'UNAVAILABLE', detail: outcomeUnknown ? UNKNOWN : NOT_MADE }, retryAfterSeconds };
};

export const toAnswer = (outcome: CommandOutcome<User>, status: CommandDefinition['answer']['status'], userId: UserId): Handled => {
  if (outcome.kind !== 'accepted') return refusedOrUnavailable(outcome);
  const { answer, position } = outcome;
  const location: Record<string, string> = status === 201 ? { location: `/v1/users/${userId}` } : {};
  return { response: json(status, answer, { ...reached(position, outcome), ...location }) };
};

/** `plan` says which user a valid request is about and how to decide it; all else is the same for every command. */
export const command = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => Plan,
): CommandEndpoint => {
  const handler = commandHandler(name, definition, plan);
  return {
    name,
    kind: 'command',
    handler,
    handle: async (request, invocation, ports) => {
      const done = await handler(messageOf(name, definition, request, invocation), ports);
      if (!done.ok) return { refusal: done.error };
      const { userId, commitId, outcome } = done.value;
      const replayed = outcome.kind !== 'unavailable' && outcome.replayed;
      return { ...toAnswer(outcome, definition.answer.status, userId), report: { userId, commitId, replayed } };
    },
  };
};
