// Turns an HTTP request into a process that does the work later: its record is kept and its execution is started before anything is answered.
import type { JsonObject } from '../../../domain/kernel/json.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import { refusal } from '../../../domain/kernel/refusal.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { processIdFor } from '../../../domain/process/ids.ts';
import type { ProcessKind } from '../../../domain/process/process.ts';
import type { UserId } from '../../../domain/user/user.ts';
import { type CommandInput, requestOf } from '../bus/command-handler.ts';
import { commitIdOf } from '../bus/identity.ts';
import { through } from '../bus/pipeline.ts';
import type { Keyring } from '../event-log/ports.ts';
import { beginProcess, type ProcessPorts } from '../processes/begin.ts';
import { sealRequest } from '../processes/requests.ts';
import type { ProcessInput } from '../sagas/executions.ts';
import type { Endpoint } from './endpoint.ts';
import { messageOf } from './input.ts';

export interface StartingPorts extends ProcessPorts {
  readonly keyring: Keyring;
}

export interface StartingPlan {
  readonly kind: ProcessKind;
  readonly userId: UserId;
  /** Kept sealed with the user's key, which is made where there is none. */
  readonly request: JsonObject;
  readonly waits: ProcessInput['waits'];
}

interface Started {
  readonly id: string;
  readonly report: { readonly userId: string; readonly commitId: string; readonly replayed: boolean };
}

export const KEY_REUSED = refusal('IDEMPOTENCY_KEY_REUSED', 'The Idempotency-Key was used for another request.');

/** The work is the same for every request, whoever exists: nothing of that can be read from the answer or from the time it takes. */
export const starting = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => StartingPlan,
): Endpoint<StartingPorts> => ({
  name,
  kind: 'command',
  handle: async (request, invocation, compose) => {
    const started = await through<D, Started>(async (passed) => {
      const { message, input } = passed;
      const { keyring, ...ports } = compose();
      const commitId = commitIdOf({ actor: input.caller.sub, source: message.source }, input.key);
      const { kind, userId, request: asked, waits } = plan({ ...input, commitId });
      const { requestHash, correlationId, traceparent } = requestOf(name, passed, commitId);
      const id = processIdFor(commitId);
      const key = await keyring.create(userId, message);
      const begun = await beginProcess(
        {
          id,
          kind,
          userId,
          waits,
          requestHash,
          correlationId,
          ...(traceparent === undefined ? {} : { traceparent }),
          startedBy: input.caller.sub,
          request: sealRequest(asked, id, key),
        },
        ports,
      );
      if (begun === 'other') return err(KEY_REUSED);
      return ok({ id, report: { userId, commitId, replayed: begun === 'known' } });
    })(messageOf(name, definition, request, invocation));
    if (!started.ok) return { refusal: started.error };
    const { id, report } = started.value;
    const replayed: Record<string, string> = report.replayed ? { 'idempotent-replayed': 'true' } : {};
    return { response: { statusCode: 202, headers: { location: `/v1/processes/${id}`, ...replayed } }, report };
  },
});
