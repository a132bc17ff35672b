// A command that takes back what a process waits for: the log decides, and the process is told to look.
import { STEP_ERRORS } from '../../../domain/kernel/saga.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { ProcessId } from '../../../domain/process/ids.ts';
import type { UserState } from '../../../domain/user/user.ts';
import { type CommandInput, type Plan, type Ran, type UserRepository } from '../bus/command-handler.ts';
import type { ProcessStore } from '../processes/store.ts';
import type { Executions } from '../sagas/executions.ts';
import { tellProcess } from '../sagas/tell-process.ts';
import { reached, refusedOrUnavailable } from './command.ts';
import type { Endpoint, Handled } from './endpoint.ts';
import { following } from './following.ts';

export interface ClosingPorts {
  readonly users: Pick<UserRepository, 'execute'>;
  readonly processes: Pick<ProcessStore, 'get'>;
  readonly executions: Pick<Executions, 'close'>;
}

export interface ClosingPlan extends Plan {
  /** @param before the user that was decided on; undefined where an earlier decision is answered again, and its process was told then */
  readonly processOf: (before: UserState | undefined) => ProcessId | undefined;
}

interface WatchedPlan extends Plan {
  readonly process: () => ProcessId | undefined;
}

/** Which process it is may only be known by the user that is decided on. */
const watched = ({ processOf, decide, ...plan }: ClosingPlan): WatchedPlan => {
  let before: UserState | undefined;
  return { ...plan, decide: (state, context) => decide((before = state), context), process: () => processOf(before) };
};

const close = async (
  { plan, outcome, request: { deadline } }: Ran<WatchedPlan>,
  { answer: { status } }: CommandDefinition,
  ports: ClosingPorts,
): Promise<Handled> => {
  if (outcome.kind !== 'accepted') return refusedOrUnavailable(outcome);
  const { processes, executions } = ports;
  const processId = plan.process();
  const end = (taskToken: string): Promise<void> => executions.close(taskToken, STEP_ERRORS.closed);
  if (processId !== undefined) await tellProcess({ processId, deadline }, processes, end);
  return { response: { statusCode: status, headers: reached({ streamId: plan.userId, version: outcome.snapshot.version }, outcome) } };
};

export const closing = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => ClosingPlan,
): Endpoint<ClosingPorts> => following(name, definition, (input: CommandInput<D>) => watched(plan(input)), close);
