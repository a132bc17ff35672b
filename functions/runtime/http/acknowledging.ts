// What became of a task that a participant took on: who signed it is asked first, and the process that waits for it is told.
import { instant } from '../../../domain/kernel/instant.ts';
import type { CommandDefinition } from '../../../domain/kernel/message.ts';
import { type Refusal, refusal } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { STEP_ERRORS } from '../../../domain/kernel/saga.ts';
import { acknowledge, type Acknowledged } from '../../../domain/process/tasks.ts';
import { through } from '../bus/pipeline.ts';
import type { ParticipantCallers } from '../participants/caller.ts';
import { type ProcessStore, UnknownProcess } from '../processes/store.ts';
import type { Executions } from '../sagas/executions.ts';
import { traceGoesOnFrom } from '../telemetry/tracer.ts';
import type { Endpoint } from './endpoint.ts';
import { messageOf } from './input.ts';

export interface AcknowledgingPorts {
  readonly callers: ParticipantCallers;
  readonly processes: Pick<ProcessStore, 'change'>;
  readonly executions: Pick<Executions, 'answer' | 'close'>;
  readonly now: () => number;
}

interface Acknowledgement {
  readonly processId: string;
  readonly step: string;
  readonly outcome: 'done' | 'failed';
}

const UNSIGNED = refusal('UNAUTHENTICATED', 'This is not signed with the secret of a participant, or was signed too long ago.');
const UNKNOWN = refusal('NOT_FOUND', 'No process has asked you for such a task.');
const CONTRADICTION = refusal('INVALID_TRANSITION', 'You have said before that it was done.', { from: 'done', allowed: [] });

const hear = async (
  { processId, step, outcome }: Acknowledgement,
  participant: string,
  ports: AcknowledgingPorts,
): Promise<Acknowledged> => {
  let heard: Acknowledged = { kind: 'unknown' };
  try {
    await ports.processes.change(processId, (record) => {
      traceGoesOnFrom(record.traceparent);
      heard = acknowledge(record, step, participant, outcome, instant(ports.now()));
      return heard.kind === 'heard' ? heard.record : undefined;
    });
  } catch (thrown) {
    if (!(thrown instanceof UnknownProcess)) throw thrown;
  }
  return heard;
};

/** Answering twice is answering once: what is recorded already is told again, in case the first time it could not be. */
const settle = async (acknowledgement: Acknowledgement, participant: string, ports: AcknowledgingPorts): Promise<Result<void, Refusal>> => {
  const heard = await hear(acknowledgement, participant, ports);
  if (heard.kind === 'unknown') return err(UNKNOWN);
  if (heard.kind === 'contradiction') return err(CONTRADICTION);
  const { taskToken } = heard;
  if (taskToken === undefined) return ok(undefined);
  if (acknowledgement.outcome === 'done') await ports.executions.answer(taskToken);
  else await ports.executions.close(taskToken, STEP_ERRORS.refused);
  return ok(undefined);
};

export const acknowledging = (name: string, definition: CommandDefinition): Endpoint<AcknowledgingPorts> => ({
  name,
  kind: 'command',
  handle: async (request, invocation, compose) => {
    const ports = compose();
    const participant = await ports.callers.identify(request.headers, request.body);
    if (participant === undefined) return { refusal: UNSIGNED };
    const done = await through<CommandDefinition, void>(({ input }) =>
      settle(input.body as unknown as Acknowledgement, participant, ports),
    )(messageOf(name, definition, request, invocation));
    return done.ok ? { response: { statusCode: definition.answer.status, headers: {} } } : { refusal: done.error };
  },
});
