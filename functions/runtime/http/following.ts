// A command on one user that something follows, whatever became of it: the endpoint around it, and what is reported of it.
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import { type CommandInput, type Plan, type Ran, runPlan, type UserRepository } from '../bus/command-handler.ts';
import type { Endpoint, Handled } from './endpoint.ts';
import { messageOf } from './input.ts';

interface Users {
  readonly users: Pick<UserRepository, 'execute'>;
}

/** @param follow is called once the log has decided, and answers */
export const following = <D extends CommandDefinition, P extends Plan, Ports extends Users>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => P,
  follow: (ran: Ran<P>, definition: CommandDefinition, ports: Ports) => Promise<Handled>,
): Endpoint<Ports> => {
  const run = runPlan(name, definition, plan);
  return {
    name,
    kind: 'command',
    handle: async (request, invocation, compose) => {
      const ran = await run(messageOf(name, definition, request, invocation), () => compose().users);
      if (!ran.ok) return { refusal: ran.error };
      const { plan: made, request: sent, outcome } = ran.value;
      const replayed = outcome.kind !== 'unavailable' && outcome.replayed;
      const handled = await follow(ran.value, definition, compose());
      return { ...handled, report: { userId: made.userId, commitId: sent.commitId, replayed } };
    },
  };
};
