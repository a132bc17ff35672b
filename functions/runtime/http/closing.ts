// A command that takes back what a process waits for: the log decides, and the process is told to look.
import { STEP_ERRORS } from '../../../domain/kernel/saga.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { ProcessId } from '../../../domain/process/ids.ts';
import { type CommandInput, type Plan, runPlan, type UserRepository } from '../bus/command-handler.ts';
import type { ProcessStore } from '../processes/store.ts';
import type { Executions } from '../sagas/executions.ts';
import { tellProcess } from '../sagas/tell-process.ts';
import { refusedOrUnavailable } from './command.ts';
import { consistencyToken } from './consistency-token.ts';
import type { Endpoint } from './endpoint.ts';
import { entityTag } from './entity-tag.ts';
import { messageOf } from './input.ts';

export interface ClosingPorts {
  readonly users: Pick<UserRepository, 'execute'>;
  readonly processes: Pick<ProcessStore, 'get'>;
  readonly executions: Pick<Executions, 'close'>;
}

export interface ClosingPlan extends Plan {
  readonly processId: ProcessId;
}

export const closing = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => ClosingPlan,
): Endpoint<ClosingPorts> => {
  const run = runPlan(name, definition, plan);
  return {
    name,
    kind: 'command',
    handle: async (request, invocation, compose) => {
      const ran = await run(messageOf(name, definition, request, invocation), () => compose().users);
      if (!ran.ok) return { refusal: ran.error };
      const { plan: made, request: sent, outcome } = ran.value;
      const report = { userId: made.userId, commitId: sent.commitId };
      if (outcome.kind !== 'accepted') return { ...refusedOrUnavailable(outcome), report };
      const { processes, executions } = compose();
      await tellProcess(made.processId, processes, (taskToken) => executions.close(taskToken, STEP_ERRORS.closed));
      const { replayed, snapshot } = outcome;
      const headers = {
        etag: entityTag(snapshot.version),
        'consistency-token': consistencyToken({ streamId: made.userId, version: snapshot.version }),
        ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
      };
      return { response: { statusCode: definition.answer.status, headers }, report: { ...report, replayed } };
    },
  };
};
