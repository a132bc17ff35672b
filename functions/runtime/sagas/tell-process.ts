// Tells a process that what it waits for has come, or will not come any more.
import { STEP_ERRORS } from '../../../domain/kernel/saga.ts';
import { answerIn, type AnsweringEvent } from '../../../domain/user/answers.ts';
import type { ProcessStore } from '../processes/store.ts';
import { traceGoesOnFrom } from '../telemetry/tracer.ts';
import type { Executions } from './executions.ts';

export interface TellingPorts {
  readonly processes: Pick<ProcessStore, 'get'>;
  readonly executions: Pick<Executions, 'answer' | 'close'>;
}

/** false: it does not wait for that, or no longer. The bus delivers at least once, and late: by then the process may wait for something else. */
export const tellProcess = async (event: AnsweringEvent, { processes, executions }: TellingPorts): Promise<boolean> => {
  const answer = answerIn(event);
  if (answer === undefined) return false;
  const { wait, traceparent } = (await processes.get(answer.processId)) ?? {};
  traceGoesOnFrom(traceparent);
  if (wait?.step !== answer.step) return false;
  await (answer.leads === 'on' ? executions.answer(wait.taskToken) : executions.close(wait.taskToken, STEP_ERRORS.closed));
  return true;
};
