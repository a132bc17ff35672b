// CancelProcess: by whoever may start such a process.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { startersOfKind } from '../../domain/catalog/starters.ts';
import { type Refusal, refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import type { ProcessRecord } from '../../domain/process/progress.ts';
import { authorize } from '../runtime/bus/authorize.ts';
import type { Caller } from '../runtime/bus/caller.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { type CancellingPorts, cancelProcess } from '../runtime/http/cancelling.ts';
import { launching } from '../runtime/http/launching.ts';
import { serve } from '../runtime/http/serve.ts';

const NOT_FOUND = refusal('NOT_FOUND', 'There is no such process, or you may not see it.');

const denied = ({ kind, userId }: ProcessRecord, caller: Caller): Refusal | undefined => {
  const allowed = authorize(startersOfKind(COMMANDS, kind), caller, { id: userId });
  if (allowed.ok) return undefined;
  return allowed.error.code === 'NOT_FOUND' ? NOT_FOUND : allowed.error;
};

export const endpoint = launching('CancelProcess', COMMANDS.CancelProcess, async ({ input, request }, ports: CancellingPorts) => {
  const { params, caller } = input;
  const record = await ports.processes.get(params.id);
  if (record === undefined) return err(NOT_FOUND);
  const refused = denied(record, caller);
  if (refused !== undefined) return err(refused);
  const { actor, source, correlationId, traceparent, deadline } = request;
  const asked = { actor, source, correlationId, deadline, ...(traceparent === undefined ? {} : { traceparent }) };
  const cancelled = await cancelProcess(record, asked, ports);
  const { id, userId } = record;
  return cancelled.ok ? ok({ id, replayed: cancelled.value.again, ...(userId === null ? {} : { userId }) }) : cancelled;
});

export const handler = serve(endpoint, composeBeginning);
