// A step of a saga as its function runs it: entered and left in the record of the process, done at most once, undone whatever became of it.
import { createHash } from 'node:crypto';
import { type Instant, epochMs, instant } from '../../../domain/kernel/instant.ts';
import type { CommandRequest } from '../../../domain/kernel/repository.ts';
import type { SagaDefinition } from '../../../domain/kernel/saga.ts';
import type { Phase } from '../../../domain/kernel/saga-flow.ts';
import { enter, fail, leave, type ProcessRecord, turnsBack, waitFor } from '../../../domain/process/progress.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import { traceparentOf } from '../http/trace.ts';
import type { ProcessStore } from '../processes/store.ts';
import { StepFailure, toStepFailure } from './step-failure.ts';

const SECOND_MS = 1_000;
const ID_HEX_DIGITS = 32;

/** What the machine sends to a step. */
export interface StepEvent {
  readonly processId: string;
  readonly userId: string | null;
  readonly phase: Phase;
  /** Of a wait: how it is answered, and how long it lasts from now on unless there is another reminder. */
  readonly taskToken?: string;
  readonly seconds?: number;
}

export interface StepCall {
  readonly record: ProcessRecord;
  /** @throws RangeError where the process is about many */
  readonly userId: UserId;
  readonly now: Instant;
  /** epoch milliseconds */
  readonly deadline: number;
  /** A command of this phase to the user, the same however often the phase is run. */
  command(decide: CommandRequest<UserId, UserState, UserEvent>['decide'], creates?: boolean): CommandRequest<UserId, UserState, UserEvent>;
}

type Work<Ports, Answer = void> = (call: StepCall, ports: Ports) => Promise<Answer>;

export interface StepWork<Ports> {
  readonly act: Work<Ports>;
  readonly undo?: Work<Ports>;
  readonly remind?: Work<Ports>;
  /** Whether the wait was answered in time; decided once, by the log. */
  readonly close?: Work<Ports, 'answered' | 'closed'>;
}

export interface Step<Ports> {
  readonly saga: SagaDefinition;
  readonly name: string;
  run(event: StepEvent, deadline: number, now: () => number, ports: () => Ports & StepPorts): Promise<void>;
}

export interface StepPorts {
  readonly processes: ProcessStore;
}

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_HEX_DIGITS);

const callOf = (
  saga: SagaDefinition,
  step: string,
  { phase }: StepEvent,
  record: ProcessRecord,
  now: Instant,
  deadline: number,
): StepCall => {
  const { id, correlationId } = record;
  // What follows from the commit goes on from this step; where that is not traced, from what began the process.
  const traceparent = traceparentOf(new Map()) ?? record.traceparent;
  const theUser = (): UserId => {
    if (record.userId === null) throw new RangeError(`${saga.name} is about many users`);
    return record.userId;
  };
  return {
    record,
    get userId() {
      return theUser();
    },
    now,
    deadline,
    command: (decide, creates = false) => ({
      streamId: theUser(),
      commitId: hash('step', id, step, phase),
      requestHash: hash('step', saga.name, step, phase),
      keyed: true,
      creates,
      deadline,
      decide,
      actor: saga.name,
      source: 'saga',
      correlationId,
      ...(traceparent === undefined ? {} : { traceparent }),
    }),
  };
};

/** A phase that waits says so before it asks: an answer can be faster than the rest of it. */
const entering = (saga: SagaDefinition, name: string, event: StepEvent, now: Instant) => {
  const reminds = saga.steps.find((step) => step.name === name)?.wait?.reminder === true;
  return (record: ProcessRecord): ReturnType<typeof enter> => {
    const entry = enter(saga, record, name, event.phase, now);
    const { taskToken, seconds } = event;
    if (entry.kind !== 'go' || taskToken === undefined || seconds === undefined) return entry;
    const whole = event.phase === 'act' && reminds ? 2 * seconds : seconds;
    const until = record.wait?.step === name ? record.wait.until : instant(epochMs(now) + whole * SECOND_MS);
    return { kind: 'go', record: waitFor(entry.record, { step: name, taskToken, until }, now) };
  };
};

export const sagaStep = <Ports>(saga: SagaDefinition, name: string, work: StepWork<Ports>): Step<Ports> => {
  const perform = async (event: StepEvent, call: StepCall, ports: Ports): Promise<void> => {
    const { phase } = event;
    if (phase === 'close') {
      if ((await work.close?.(call, ports)) === 'closed') throw new StepFailure('Closed', 'NO_ANSWER');
      return;
    }
    const doing = work[phase];
    if (doing === undefined) throw new RangeError(`${saga.name} ${name} has nothing to ${phase}`);
    await doing(call, ports);
  };

  const run: Step<Ports>['run'] = async (event, deadline, now, compose) => {
    const { processId, phase, taskToken } = event;
    const ports = compose();
    const { processes } = ports;
    const at = instant(now());
    const enterNow = entering(saga, name, event, at);
    let kind: ReturnType<typeof enter>['kind'] = 'late';
    const record = await processes.change(processId, (known) => {
      const entry = enterNow(known);
      kind = entry.kind;
      return entry.kind === 'go' ? entry.record : undefined;
    });
    if ((kind as string) === 'done') return;
    if ((kind as string) === 'late') throw new StepFailure('Refused', 'LATE');
    try {
      await perform(event, callOf(saga, name, event, record, at, deadline), ports);
    } catch (thrown) {
      await processes.change(processId, (known) => fail(known, name, instant(now())));
      throw thrown;
    }
    if (taskToken !== undefined) return;
    const left = await processes.change(processId, (known) => leave(saga, known, name, phase, instant(now())));
    // Whatever the answer was.
    if (phase === 'close' && turnsBack(saga, left)) throw new StepFailure('Closed', 'CANCELLED');
  };

  return {
    saga,
    name,
    run: async (...call) => {
      try {
        await run(...call);
      } catch (thrown) {
        throw toStepFailure(thrown);
      }
    },
  };
};
