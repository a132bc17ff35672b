// Turns an HTTP request into a process that does the work later: its record is kept and its execution is started before anything is answered.
import type { JsonObject } from '../../../domain/kernel/json.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import { refusal } from '../../../domain/kernel/refusal.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { processIdFor } from '../../../domain/process/ids.ts';
import type { ProcessKind } from '../../../domain/process/process.ts';
import type { UserId } from '../../../domain/user/user.ts';
import type { CommandInput } from '../bus/command-handler.ts';
import type { Keyring } from '../event-log/ports.ts';
import { beginProcess, type ProcessPorts } from '../processes/begin.ts';
import { sealRequest } from '../processes/requests.ts';
import type { ProcessInput } from '../sagas/executions.ts';
import type { Endpoint } from './endpoint.ts';
import { launching } from './launching.ts';

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

export const KEY_REUSED = refusal('IDEMPOTENCY_KEY_REUSED', 'The Idempotency-Key was used for another request.');

/** The work is the same for every request, whoever exists: nothing of that can be read from the answer or from the time it takes. */
export const starting = <D extends CommandDefinition>(
  name: string,
  definition: D,
  plan: (input: CommandInput<D>) => StartingPlan,
): Endpoint<StartingPorts> =>
  launching(name, definition, async ({ input, message, request }, { keyring, ...ports }: StartingPorts) => {
    const { kind, userId, request: asked, waits } = plan(input);
    const { requestHash, correlationId, traceparent } = request;
    const id = processIdFor(input.commitId);
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
    return begun === 'other' ? err(KEY_REUSED) : ok({ id, userId, replayed: begun === 'known' });
  });
