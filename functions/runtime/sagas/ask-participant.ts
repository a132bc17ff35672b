// One participant's part of a step, whichever saga it is in: asked at most once at a time, and known to be done, not done or in doubt.
import { instant } from '../../../domain/kernel/instant.ts';
import { type ParticipantAction, type ParticipantOutcome, type Participants, wasHeldBack } from '../../../domain/kernel/participant.ts';
import type { StepError } from '../../../domain/kernel/saga.ts';
import type { ParticipantTask, ProcessRecord, TaskPlace } from '../../../domain/process/progress.ts';
import { doneTask, enterTask, failedTask, taskAt, type TaskEntry, taskName, waitForTask } from '../../../domain/process/tasks.ts';
import type { ProcessStore } from '../processes/store.ts';
import { StepFailure, toStepFailure } from './step-failure.ts';

/** What the machine sends; with a token it waits for what was taken on. */
export interface AskEvent extends TaskPlace {
  readonly processId: string;
  readonly userId: string;
  readonly action: ParticipantAction;
  readonly taskToken?: string;
}

export interface AskPorts {
  readonly processes: Pick<ProcessStore, 'change'>;
  readonly participants: Participants;
}

type Change = (record: ProcessRecord, task: ParticipantTask) => ProcessRecord | undefined;

const onTask = ({ processes }: AskPorts, event: AskEvent, change: Change): Promise<ProcessRecord> =>
  processes.change(event.processId, (record) => {
    const task = taskAt(record, event);
    return task && change(record, task);
  });

const failureOf = (outcome: Extract<ParticipantOutcome, { kind: 'failed' }>): StepError => {
  if (wasHeldBack(outcome)) return 'NotBegun';
  return outcome.retryable ? 'Unavailable' : 'Refused';
};

/** @throws StepFailure unless it is done */
const settle = async (outcome: ParticipantOutcome, doubtBefore: boolean, event: AskEvent, ports: AskPorts, now: () => number) => {
  const at = instant(now());
  switch (outcome.kind) {
    case 'done':
      await onTask(ports, event, (record, task) => doneTask(record, task, at));
      return;
    case 'accepted':
      await onTask(ports, event, (record, task) => waitForTask(record, task, undefined, at));
      throw new StepFailure('Accepted', 'ACCEPTED');
    case 'failed':
      await onTask(ports, event, (record, task) => failedTask(record, task, doubtBefore, at));
      throw new StepFailure(failureOf(outcome), outcome.code);
    case 'unknown':
      await onTask(ports, event, (record, task) => failedTask(record, task, true, at));
      throw new StepFailure('Unavailable', outcome.code);
  }
};

const ask = async (event: AskEvent, deadline: number, now: () => number, ports: AskPorts): Promise<void> => {
  const { processId, userId, participant, action } = event;
  let entry: TaskEntry = { kind: 'late' };
  let doubtBefore = false;
  await ports.processes.change(processId, (record) => {
    doubtBefore = taskAt(record, event)?.effect === true;
    entry = enterTask(record, event, instant(now()));
    return entry.kind === 'late' ? undefined : entry.record;
  });
  const { kind } = entry as TaskEntry;
  if (kind === 'done') return;
  if (kind !== 'go') throw new StepFailure('Refused', kind.toUpperCase());
  try {
    const outcome = await ports.participants.call({ participant, action, userId, processId, step: taskName(event), deadline });
    await settle(outcome, doubtBefore, event, ports, now);
  } catch (thrown) {
    // Ours, and no word of how far it had come.
    if (!(thrown instanceof StepFailure)) await onTask(ports, event, (record, task) => failedTask(record, task, true, instant(now())));
    throw thrown;
  }
};

/** @throws StepFailure `Answered` where there is nothing to wait for any more */
const wait = async (event: AskEvent, taskToken: string, now: () => number, ports: AskPorts): Promise<void> => {
  let waits = false;
  await onTask(ports, event, (record, task) => {
    const waiting = waitForTask(record, task, taskToken, instant(now()));
    waits = waiting !== undefined;
    return waiting;
  });
  if (!waits) throw new StepFailure('Answered', 'ANSWERED');
};

export const askParticipant = async (event: AskEvent, deadline: number, now: () => number, ports: () => AskPorts): Promise<void> => {
  try {
    await (event.taskToken === undefined ? ask(event, deadline, now, ports()) : wait(event, event.taskToken, now, ports()));
  } catch (thrown) {
    throw toStepFailure(thrown);
  }
};
