// A command whose change begins a process: committed first, so that a refusal begins nothing; sent again with its key, it goes on from there.
import type { JsonObject } from '../../../domain/kernel/json.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import { gone } from '../../../domain/user/decide/presence.ts';
import { type ProcessId, processIdFor } from '../../../domain/process/ids.ts';
import type { ProcessKind } from '../../../domain/process/process.ts';
import { isLive, type LiveUser } from '../../../domain/user/user.ts';
import { type CommandInput, type Plan, type Ran, shown, type UserRepository } from '../bus/command-handler.ts';
import { beginProcess, type Beginning, type ProcessPorts } from '../processes/begin.ts';
import type { ProcessInput } from '../sagas/executions.ts';
import { refusedOrUnavailable, toAnswer } from './command.ts';
import { consistencyToken } from './consistency-token.ts';
import type { Endpoint, Handled } from './endpoint.ts';
import { entityTag } from './entity-tag.ts';
import { following } from './following.ts';
import { json } from './response.ts';
import { KEY_REUSED } from './starting.ts';

export interface BeginningPorts extends ProcessPorts {
  readonly users: Pick<UserRepository, 'execute'>;
}

/** Of a process that is named after something else than the command that begins it, which then may find it begun. */
export type ProcessIdentity = Pick<Beginning, 'id' | 'requestHash'>;

export interface BeginningPlan extends Plan {
  readonly kind: ProcessKind;
  /** Absent: a process of the command's own. */
  readonly process?: ProcessIdentity;
  readonly waits: ProcessInput['waits'];
  /** @param user as the command left it */
  readonly answer: (processId: ProcessId, user: LiveUser) => JsonObject;
}

const begin = async (ran: Ran<BeginningPlan>, definition: CommandDefinition, ports: BeginningPorts): Promise<Handled> => {
  const { outcome, plan, request, caller } = ran;
  const { status } = definition.answer;
  if (outcome.kind !== 'accepted') return refusedOrUnavailable(outcome);
  if (!outcome.changed && definition.unchanged !== undefined) return toAnswer(shown(outcome, plan.userId), 200, plan.userId);
  const { snapshot, replayed } = outcome;
  if (snapshot.erased === true || !isLive(snapshot.state)) return { refusal: gone() };
  const { userId, kind, waits } = plan;
  const { correlationId, traceparent, commitId } = request;
  const identity = plan.process ?? { id: processIdFor(commitId), requestHash: request.requestHash };
  const { id } = identity;
  const trace = traceparent === undefined ? {} : { traceparent };
  const begun = await beginProcess({ ...identity, kind, userId, waits, correlationId, startedBy: caller.sub, ...trace }, ports);
  if (begun === 'other') return { refusal: KEY_REUSED };
  const headers: Record<string, string> = {
    location: status === 201 ? `/v1/users/${userId}` : `/v1/processes/${id}`,
    'consistency-token': consistencyToken({ streamId: userId, version: snapshot.version }),
    ...(status === 201 ? { etag: entityTag(snapshot.version) } : {}),
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
  };
  return { response: json(status, plan.answer(id, snapshot.state), headers) };
};

export const beginning = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => BeginningPlan,
): Endpoint<BeginningPorts> => following(name, definition, plan, begin);
