// Turns a token from a mail into the command that it is for. The log decides whether it still counts; the process hears of it by the event.
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { CommandRequest } from '../../../domain/kernel/repository.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { tokenInvalid } from '../../../domain/user/decide/verify-registration.ts';
import { isUserId, type UserEvent, type UserId, type UserState } from '../../../domain/user/user.ts';
import { type CommandInput, type Done, requestOf, shown, type UserRepository } from '../bus/command-handler.ts';
import { commitIdOf } from '../bus/identity.ts';
import { through } from '../bus/pipeline.ts';
import { hashOf, type TokenPurpose, type TokenRecord, type TokenStore } from '../tokens/tokens.ts';
import { toAnswer } from './command.ts';
import type { Endpoint } from './endpoint.ts';
import { messageOf } from './input.ts';

export interface RedeemingPorts {
  readonly users: Pick<UserRepository, 'execute'>;
  readonly tokens: TokenStore;
  readonly now: () => number;
}

type Decide = CommandRequest<UserId, UserState, UserEvent>['decide'];

export const redeeming = <D extends CommandDefinition>(
  name: string,
  definition: D,
  purpose: TokenPurpose,
  decide: (input: CommandInput<D>, token: TokenRecord) => Decide,
): Endpoint<RedeemingPorts> => ({
  name,
  kind: 'command',
  handle: async (request, invocation, compose) => {
    const done = await through<D, Done>(async (passed) => {
      const { message, input } = passed;
      const ports = compose();
      const { token } = input.body as { readonly token: string };
      const found = await ports.tokens.get(hashOf(token));
      if (found === undefined || found.purpose !== purpose || !isUserId(found.userId)) return err(tokenInvalid());
      const { userId, expiresAt, processId } = found;
      const commitId = commitIdOf({ actor: input.caller.sub, source: message.source }, input.key);
      const decideInTime: Decide = (state, context) =>
        ports.now() < expiresAt ? decide({ ...input, commitId }, found)(state, context) : err(tokenInvalid());
      const command = {
        ...requestOf(name, passed, commitId),
        streamId: userId,
        decide: decideInTime,
        actor: userId,
        causationId: processId,
      };
      const outcome = await ports.users.execute(command);
      return ok({ userId, commitId, outcome: shown(outcome, userId) });
    })(messageOf(name, definition, request, invocation));
    if (!done.ok) return { refusal: done.error };
    const { userId, commitId, outcome } = done.value;
    const replayed = outcome.kind !== 'unavailable' && outcome.replayed;
    return { ...toAnswer(outcome, definition.answer.status, userId), report: { userId, commitId, replayed } };
  },
});
