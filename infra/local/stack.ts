// Starts one synthesized stage on this machine: reads its templates, starts the services they need, and connects the parts.
import { lockDataDir } from './cli/data-lock.ts';
import { createTeardown, type Teardown } from './cli/teardown.ts';
import { countPending } from './control/quiescence.ts';
import { createDeadLetters } from './services/dead-letters.ts';
import { createOperations } from './services/operations.ts';
import { createParkedRecords } from './services/parked-records.ts';
import { startBase } from './stack/base.ts';
import { startCallers, type Started } from './stack/callers.ts';
import { type Front, startFront } from './stack/front.ts';
import { startFunctions } from './stack/functions.ts';
import { type Services, startServices } from './stack/services.ts';
import { storesOf } from './stack/stores.ts';
import type { Stack, StackOptions } from './stack/types.ts';
import { overviewOf } from './stepfunctions/overview.ts';

export type { Stack, StackOptions } from './stack/types.ts';

const started = <T>(part: T | undefined): T => {
  if (part === undefined) throw new Error('the stack is not ready');
  return part;
};

const startParts = async (options: StackOptions, teardown: Teardown): Promise<Stack> => {
  // The parts need each other; what is asked only once all of them run is looked up then.
  let services: Services | undefined;
  let front: Front | undefined;
  let callers: Started | undefined;
  const base = await startBase(
    options,
    { visibleMessages: (queue) => services?.queues.visible(queue) ?? 0, apiUrl: () => started(front).url },
    teardown,
  );
  front = await startFront(base, options.port, teardown);
  services = await startServices(options, base, teardown);
  const functions = await startFunctions(
    options,
    base,
    services,
    {
      events: { handle: (call) => started(callers).bus.handle(call) },
      scheduler: { handle: (call) => started(callers).scheduler.handle(call) },
      states: {
        handle: (call) => started(callers).states.handle(call),
        machineArnOf: (token) => started(callers).states.machineArnOf(token),
      },
    },
    teardown,
  );
  const { gateway, model, lambda, invoker } = functions;
  callers = await startCallers(base, services, functions, teardown);
  const { bus, scheduler, mappings, engine } = callers;
  const executions = overviewOf(engine);
  // Last in, first out: no request comes in while what it needs is being stopped.
  teardown.add(() => front.stop());
  front.open({
    gateway,
    parked: createParkedRecords(services.db, model),
    operations: createOperations(model, invoker.invoke),
    deadLetters: createDeadLetters(model, services.queues, callers.queueClient, invoker.invoke),
    executions,
    stores: storesOf(base, services, callers, options.logFolder),
    invoke: (...call) => invoker.invoke(...call),
    pending: () =>
      countPending({
        lambda,
        bus,
        scheduler,
        mappings,
        engine: { busy: () => executions.counts().running, changes: engine.changes },
      }),
    waiting: scheduler.waiting,
  });
  options.onPhase?.('ready');
  const { url, status, waitForQuiescence, invoke } = front;
  const { clock, issuer, participant, mailbox, journal } = base;
  return {
    url,
    model,
    issuer,
    clock,
    token: issuer.token,
    status,
    waitForQuiescence,
    faults: gateway.faults,
    units: gateway.units,
    participant,
    mailbox,
    executions,
    bus: journal.list,
    failEntries: bus.failEntries,
    invoke,
    dynamodbEndpoint: services.dynamo.endpoint,
    sqsEndpoint: services.queues.endpoint,
    ended: services.dynamo.ended,
    stop: teardown.run,
  };
};

export const startStack = async (options: StackOptions): Promise<Stack> => {
  const teardown = createTeardown();
  if (options.dataDir !== 'memory') teardown.add(await lockDataDir(options.dataDir));
  try {
    return await startParts(options, teardown);
  } catch (error) {
    await teardown.run();
    throw error;
  }
};
