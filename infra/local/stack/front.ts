// The HTTP side of a stack: it answers from the first moment, and says "not ready" until the functions can be called.
import { setTimeout as pause } from 'node:timers/promises';
import type { Teardown } from '../cli/teardown.ts';
import { createControl, type Status } from '../control/control.ts';
import type { countPending } from '../control/quiescence.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { startHttpApi } from '../http-api/server.ts';
import type { Invoker } from '../ports.ts';
import type { DeadLetters } from '../services/dead-letters.ts';
import type { Operate } from '../services/operations.ts';
import type { ParkedRecords } from '../services/parked-records.ts';
import type { Executions } from '../stepfunctions/overview.ts';
import type { Stores } from '../stores/stores.ts';
import type { Base } from './base.ts';
import type { Stack } from './types.ts';

/** What there is to serve once everything runs. */
export interface Running {
  readonly gateway: Gateway;
  readonly parked: ParkedRecords;
  readonly operations: Operate;
  readonly deadLetters: DeadLetters;
  readonly executions: Executions;
  readonly stores: Stores;
  readonly invoke: Invoker['invoke'];
  /** Schedules whose time has not come */
  readonly waiting: () => number;
  readonly pending: () => ReturnType<typeof countPending>;
}

export interface Front extends Pick<Stack, 'url' | 'status' | 'waitForQuiescence' | 'invoke'> {
  /** From now on it is ready. */
  open(running: Running): void;
  stop(): Promise<void>;
}

export const startFront = async (base: Base, port: number, teardown: Teardown): Promise<Front> => {
  const { early: model, issuer, clock, participant, cloudWatch, journal, traces, mailbox, onLog } = base;
  let running: Running | undefined;
  const status = async (): Promise<Status> => ({
    ready: running !== undefined,
    pending: (await running?.pending()) ?? { stream: 1, bus: 1 },
    waiting: { schedules: running?.waiting() ?? 0 },
    executions: running?.executions.counts() ?? { running: 0, waiting: 0 },
    requests: api.requests(),
    activeFaults: running?.gateway.faults.list().length ?? 0,
  });
  const invoke: Invoker['invoke'] = (...call) => {
    if (running === undefined) throw new Error('the stack is not ready');
    return running.invoke(...call);
  };
  const api = await startHttpApi({
    model,
    invoker: { invoke },
    keys: issuer.keys,
    onLog,
    port,
    control: createControl({
      issuer,
      status,
      clock,
      participant,
      cloudWatch,
      bus: journal.list,
      traces,
      gateway: () => running?.gateway,
      parked: () => running?.parked,
      operations: () => running?.operations,
      deadLetters: () => running?.deadLetters,
      executions: () => running?.executions,
      stores: () => running?.stores,
      mailbox,
    }),
    ready: () => running !== undefined,
    now: clock.now,
  });
  teardown.add(() => api.stop());
  return {
    url: api.url,
    status,
    waitForQuiescence: async (timeoutMs = 30_000) => {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const { pending } = await status();
        if (pending.stream === 0 && pending.bus === 0) return;
        if (Date.now() > deadline) throw new Error(`still pending after ${timeoutMs} ms: ${JSON.stringify(pending)}`);
        await pause(10);
      }
    },
    invoke,
    open: (ready) => {
      running = ready;
    },
    stop: () => api.stop(),
  };
};
