// EventBridge Scheduler: keeps one-off schedules and calls their targets when the stack's clock has reached them, overdue ones at once.
import type { MovableClock } from '../clock/clock.ts';
import type { LogSink } from '../lambda/invoker.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION, type Resource } from '../model.ts';
import { ServiceError } from '../ports.ts';
import type { Background, ServiceBackend } from '../ports.ts';
import { isAssumable } from './execution-role.ts';
import { fire, type FiringDeps } from './firing.ts';
import { type Schedule, scheduleOf } from './request.ts';
import { keyOf, type ScheduleStore } from './store.ts';

export interface SchedulerOptions extends Pick<FiringDeps, 'invoker' | 'sendToQueue' | 'onFailureOf'> {
  readonly resources: readonly Resource[];
  readonly clock: MovableClock;
  readonly store: ScheduleStore;
  readonly onLog: LogSink;
  readonly retryBaseMs?: number;
}

export interface Scheduler extends ServiceBackend, Background {
  /** Schedules whose targets are being called. */
  readonly pending: () => number;
  /** Schedules whose time had come, since the start. */
  readonly fired: () => number;
  /** Schedules whose time has not come. */
  readonly waiting: () => number;
}

const arnOf = (kind: 'schedule' | 'schedule-group', path: string): string =>
  `arn:aws:scheduler:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${kind}/${path}`;

const found = (schedule: Schedule | undefined, key: string): Schedule => {
  if (schedule === undefined) throw new ServiceError('ResourceNotFoundException', `Schedule ${key} does not exist.`, 404);
  return schedule;
};

export const createScheduler = (options: SchedulerOptions): Scheduler => {
  const { resources, clock, store, onLog } = options;
  const groups = new Set(resources.filter(({ type }) => type === 'AWS::Scheduler::ScheduleGroup').map(({ name }) => name));
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const takeBack = new Map<string, () => void>();
  let fired = 0;
  const deps: FiringDeps = {
    ...options,
    retryBaseMs: options.retryBaseMs ?? 200,
    report: (message) => onLog({ function: 'scheduler', line: JSON.stringify({ level: 'ERROR', message }) }),
    signal: stopping.signal,
  };

  /** It stays in the store until its target has run: a stack that is killed in between calls it again. */
  const run = async (key: string, schedule: Schedule): Promise<void> => {
    try {
      await fire(deps, arnOf('schedule', key), schedule);
      store.remove(key);
    } catch (error) {
      if (!stopping.signal.aborted) deps.report(`schedule ${key} is kept for the next start: ${String(error)}`);
    } finally {
      running.delete(key);
    }
  };
  const arm = (schedule: Schedule): void => {
    const key = keyOf(schedule);
    const due = (): void => {
      takeBack.delete(key);
      fired += 1;
      running.set(key, run(key, schedule));
    };
    takeBack.set(key, clock.at(schedule.at, due));
  };
  for (const schedule of store.all()) arm(schedule);

  const create = (body: Record<string, unknown>): Record<string, unknown> => {
    const schedule = scheduleOf(body);
    const key = keyOf(schedule);
    if (schedule.group !== 'default' && !groups.has(schedule.group))
      throw new ServiceError('ResourceNotFoundException', `Schedule group ${schedule.group} does not exist.`, 404);
    if (!isAssumable(schedule.roleArn, arnOf('schedule-group', schedule.group), resources))
      throw new ServiceError(
        'ValidationException',
        'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
      );
    const earlier = store.get(key);
    if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(schedule))
      throw new ServiceError('ConflictException', `Schedule ${schedule.name} already exists.`, 409);
    if (earlier === undefined) {
      store.put(schedule);
      arm(schedule);
    }
    return { ScheduleArn: arnOf('schedule', key) };
  };

  const get = (key: string): Record<string, unknown> => {
    const { name, group, at, functionArn, roleArn, input } = found(store.get(key), key);
    const expression = `at(${new Date(at).toISOString().slice(0, 19)})`;
    const target = { Arn: functionArn, RoleArn: roleArn, Input: input };
    const state = { State: 'ENABLED', FlexibleTimeWindow: { Mode: 'OFF' }, ActionAfterCompletion: 'DELETE' };
    return { Arn: arnOf('schedule', key), Name: name, GroupName: group, ScheduleExpression: expression, Target: target, ...state };
  };

  const remove = (key: string): Record<string, unknown> => {
    found(store.get(key), key);
    takeBack.get(key)?.();
    takeBack.delete(key);
    store.remove(key);
    return {};
  };

  return {
    handle: async ({ operation, body }) => {
      if (operation === 'CreateSchedule') return create(body);
      const { Name: name, GroupName: group = 'default' } = body as { Name: string; GroupName?: string };
      const key = keyOf({ group, name });
      return operation === 'GetSchedule' ? get(key) : remove(key);
    },
    pending: () => running.size,
    fired: () => fired,
    waiting: () => takeBack.size,
    stop: async () => {
      stopping.abort();
      for (const cancel of takeBack.values()) cancel();
      await Promise.all(running.values());
      store.close();
    },
  };
};
