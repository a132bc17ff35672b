// One command on one user: which user and how to decide is the command's own, all else is the same for every one.
import type { CommandOutcome } from '../../../domain/kernel/bus.ts';
import type { Json } from '../../../domain/kernel/json.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { CommandRequest, Outcome, Repository } from '../../../domain/kernel/repository.ts';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import { gone } from '../../../domain/user/decide/presence.ts';
import { isLive, toUser, type User, type UserEvent, type UserId, type UserState } from '../../../domain/user/user.ts';
import { forbidden } from './authorize.ts';
import type { Caller } from './caller.ts';
import { commitIdOf, requestHashOf } from './identity.ts';
import type { Input, Message, Passed } from './message.ts';
import { through } from './pipeline.ts';

export type UserRepository = Repository<UserId, UserState, UserEvent>;

export interface Plan {
  readonly userId: UserId;
  readonly decide: CommandRequest<UserId, UserState, UserEvent>['decide'];
  /** A scope that this request needs beside the route's. */
  readonly needs?: string;
}

export type CommandInput<D extends CommandDefinition> = Input<D> & { readonly commitId: string };

export interface Done {
  readonly userId: UserId;
  readonly commitId: string;
  readonly outcome: CommandOutcome<User>;
}

export type CommandHandler = (message: Message, users: () => Pick<UserRepository, 'execute'>) => Promise<Result<Done, Refusal>>;

const refused = (refusal: Refusal): CommandOutcome<User> => ({ kind: 'refused', refusal, replayed: false });

export const shown = (outcome: Outcome<UserState>, userId: UserId): CommandOutcome<User> => {
  if (outcome.kind !== 'accepted') return outcome;
  const { snapshot, changed, replayed } = outcome;
  const { state, version, erased } = snapshot;
  if (erased === true || !isLive(state)) return refused(gone());
  return { kind: 'accepted', answer: toUser(userId, version, state), position: { streamId: userId, version }, changed, replayed };
};

export const requestOf = (name: string, { message, input }: Passed<CommandDefinition>, commitId: string) => {
  const { params, query, body, key, expectedVersion, caller } = input;
  const { source, correlationId, causationId, traceparent, deadline } = message;
  return {
    commitId,
    requestHash: requestHashOf(name, { params, query, body } as Json, key),
    keyed: key !== undefined,
    ...(expectedVersion !== undefined && { expectedVersion }),
    deadline,
    actor: caller.sub,
    source,
    correlationId,
    ...(causationId !== undefined && { causationId }),
    ...(traceparent !== undefined && { traceparent }),
  };
};

/** What became of a plan, as the log answers it. */
export interface Ran<P extends Plan> {
  readonly plan: P;
  readonly request: ReturnType<typeof requestOf>;
  readonly caller: Caller;
  readonly outcome: Outcome<UserState>;
}

export const runPlan =
  <D extends CommandDefinition, P extends Plan>(name: string, definition: D, plan: (input: CommandInput<D>) => P) =>
  (message: Message, users: () => Pick<UserRepository, 'execute'>): Promise<Result<Ran<P>, Refusal>> =>
    through<D, Ran<P>>(async ({ input }) => {
      const { key, caller } = input;
      const commitId = commitIdOf({ actor: caller.sub, source: message.source }, key);
      const made = plan({ ...input, commitId });
      const { userId, decide, needs } = made;
      const request = requestOf(name, { message, input }, commitId);
      const ran = (outcome: Outcome<UserState>) => ok({ plan: made, request, caller, outcome });
      if (needs !== undefined && !caller.scopes.has(needs)) return ran({ kind: 'refused', refusal: forbidden(needs), replayed: false });
      const creates = definition.effects.includes('creates-user');
      return ran(await users().execute({ ...request, streamId: userId, creates, decide }));
    })(message);

export const commandHandler = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => Plan,
): CommandHandler => {
  const run = runPlan(name, definition, plan);
  return async (message, users) => {
    const ran = await run(message, users);
    if (!ran.ok) return ran;
    const { plan: made, request, outcome } = ran.value;
    return ok({ userId: made.userId, commitId: request.commitId, outcome: shown(outcome, made.userId) });
  };
};
