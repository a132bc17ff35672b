// A command that hands all its work to a process: nothing is appended, and the answer says where the process is.
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { type CommandInput, requestOf } from '../bus/command-handler.ts';
import { commitIdOf } from '../bus/identity.ts';
import type { Message } from '../bus/message.ts';
import { through } from '../bus/pipeline.ts';
import type { Endpoint } from './endpoint.ts';
import { messageOf } from './input.ts';
import { json } from './response.ts';

/** A process as it was begun, or found begun. */
export interface Launched {
  readonly id: string;
  readonly userId?: string;
  readonly replayed: boolean;
}

export interface Launching<D extends CommandDefinition> {
  readonly input: CommandInput<D>;
  readonly message: Message;
  readonly request: ReturnType<typeof requestOf>;
}

export const launching = <D extends CommandDefinition, Ports>(
  name: string,
  definition: D,
  launch: (launching: Launching<D>, ports: Ports) => Promise<Result<Launched, Refusal>>,
): Endpoint<Ports> => ({
  name,
  kind: 'command',
  handle: async (request, invocation, compose) => {
    let commitId = '';
    const launched = await through<D, Launched>((passed) => {
      const { message, input } = passed;
      commitId = commitIdOf({ actor: input.caller.sub, source: message.source }, input.key);
      return launch({ input: { ...input, commitId }, message, request: requestOf(name, passed, commitId) }, compose());
    })(messageOf(name, definition, request, invocation));
    if (!launched.ok) return { refusal: launched.error };
    const { id, userId, replayed } = launched.value;
    const { schema } = definition.answer;
    const headers: Record<string, string> = { location: `/v1/processes/${id}`, ...(replayed ? { 'idempotent-replayed': 'true' } : {}) };
    const response = schema === undefined ? { statusCode: 202, headers } : json(202, { processId: id }, headers);
    return { response, report: { commitId, replayed, ...(userId === undefined ? {} : { userId }) } };
  },
});
