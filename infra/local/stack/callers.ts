// What calls the functions of a stack by itself: the event bus, schedules, event source mappings and state machines.
import type { Teardown } from '../cli/teardown.ts';
import { readOnFailure } from '../cloudformation/on-failure.ts';
import { createEventBridge, type EventBridge } from '../eventbridge/eventbridge.ts';
import { missingPermissions } from '../mappings/missing-permissions.ts';
import { type Mappings, startMappings } from '../mappings/mappings.ts';
import { createQueueClient, type QueueClient } from '../mappings/queue-client.ts';
import { createScheduler, type Scheduler } from '../scheduler/scheduler.ts';
import { openScheduleStore, type ScheduleStore } from '../scheduler/store.ts';
import { realStreamArns } from '../services/tables.ts';
import { createEngine, type Engine } from '../stepfunctions/engine.ts';
import { openExecutionJournal } from '../stepfunctions/execution/journal.ts';
import { createInvokeTask } from '../stepfunctions/invoke.ts';
import { createStatesService, type StatesService } from '../stepfunctions/service.ts';
import { traceBus } from '../xray/traced-bus.ts';
import { traceExecutions } from '../xray/traced-executions.ts';
import type { Base } from './base.ts';
import type { Functions } from './functions.ts';
import type { Services } from './services.ts';

export interface Started {
  readonly queueClient: QueueClient;
  readonly bus: EventBridge;
  readonly scheduler: Scheduler;
  readonly mappings: Mappings;
  readonly engine: Engine;
  readonly states: StatesService;
  readonly schedules: Pick<ScheduleStore, 'all'>;
}

export const startCallers = async (
  { kept, clock, journal, cloudWatch, traces, onLog }: Base,
  { dynamo, queues, db }: Services,
  { model, invoker }: Pick<Functions, 'model' | 'invoker'>,
  teardown: Teardown,
): Promise<Started> => {
  const queueClient = createQueueClient(queues.endpoint, model.queues);
  const onFailure = readOnFailure(model);
  const calls = { invoker, sendToQueue: queueClient.send, onFailureOf: (functionArn: string) => onFailure.get(functionArn), onLog };
  const bus = createEventBridge({
    ...calls,
    model,
    journal,
    now: clock.now,
    onUndelivered: cloudWatch.undelivered,
    onAccepted: traceBus(traces, clock.now),
  });
  teardown.add(() => bus.stop());
  const schedules = openScheduleStore(kept);
  const scheduler = createScheduler({ ...calls, resources: model.resources, clock, store: schedules });
  teardown.add(() => scheduler.stop());
  const mappings = startMappings({
    model,
    invoker,
    dynamoDbEndpoint: dynamo.endpoint,
    realStreamArns: await realStreamArns(db, model.tables),
    queues: queueClient,
    dataDir: kept,
    missingPermissions: (mapping) => missingPermissions(model, mapping),
    onLog,
    onRead: cloudWatch.read,
  });
  teardown.add(() => mappings.stop());
  const traced = traceExecutions(traces, clock.now);
  // It goes on with what a restart interrupted, so all that its tasks can need is there before it.
  const engine = createEngine({
    machines: model.stateMachines,
    invoke: createInvokeTask(invoker),
    clock,
    journal: openExecutionJournal(kept),
    onLog,
    onStatus: (execution, event) => {
      cloudWatch.executed(execution, event);
      traced.closed(execution);
    },
  });
  teardown.add(() => engine.stop());
  return {
    queueClient,
    bus,
    scheduler,
    schedules,
    mappings,
    engine,
    states: createStatesService({ ...engine, start: traced.starting(engine.start) }, model.stateMachines, clock),
  };
};
