// A command on one user whose answer has no body: what became of it is in the headers.
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { CommandInput, Plan, Ran, UserRepository } from '../bus/command-handler.ts';
import { reached, refusedOrUnavailable } from './command.ts';
import type { Endpoint, Handled } from './endpoint.ts';
import { following } from './following.ts';

interface Users {
  readonly users: Pick<UserRepository, 'execute'>;
}

const answer = async ({ plan, outcome }: Ran<Plan>, { answer: { status } }: CommandDefinition): Promise<Handled> => {
  if (outcome.kind !== 'accepted') return refusedOrUnavailable(outcome);
  return { response: { statusCode: status, headers: reached({ streamId: plan.userId, version: outcome.snapshot.version }, outcome) } };
};

export const withoutBody = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => Plan,
): Endpoint<Users> => following(name, definition, plan, answer);
