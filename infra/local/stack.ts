// Starts one synthesized stage on this machine: reads its templates, starts the services they need, and connects the parts.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lockDataDir } from './cli/data-lock.ts';
import { createTeardown } from './cli/teardown.ts';
import type { MovableClock } from './clock/clock.ts';
import { openClock } from './clock/kept-clock.ts';
import { readOnFailure } from './cloudformation/on-failure.ts';
import { readStage } from './cloudformation/read-stage.ts';
import { createCloudWatch } from './cloudwatch/cloudwatch.ts';
import { createControl } from './control/control.ts';
import type { Status } from './control/control.ts';
import { countPending } from './control/quiescence.ts';
import { createEventBridge } from './eventbridge/eventbridge.ts';
import type { EventBridge } from './eventbridge/eventbridge.ts';
import { openJournal } from './eventbridge/journal.ts';
import type { BusJournal } from './eventbridge/journal.ts';
import { startGateway } from './gateway/gateway.ts';
import type { Gateway } from './gateway/gateway.ts';
import { createIssuer } from './http-api/issuer.ts';
import type { Issuer } from './http-api/issuer.ts';
import { startHttpApi } from './http-api/server.ts';
import { createLambda } from './lambda/invoker.ts';
import type { LambdaOptions, LogSink } from './lambda/invoker.ts';
import { startMappings } from './mappings/mappings.ts';
import { missingPermissions } from './mappings/missing-permissions.ts';
import { createQueueClient } from './mappings/queue-client.ts';
import { LOCAL_REGION } from './model.ts';
import type { DeployedModel } from './model.ts';
import type { Invoker } from './ports.ts';
import { atParticipant, signingSecrets } from './participant/configured.ts';
import { type LocalParticipant, startParticipant } from './participant/participant.ts';
import { createScheduler } from './scheduler/scheduler.ts';
import { openScheduleStore } from './scheduler/store.ts';
import { startDynamoDbLocal } from './services/dynamodb-local.ts';
import { createKms } from './services/kms.ts';
import { createParkedRecords, type ParkedRecords } from './services/parked-records.ts';
import { type LocalQueues, startQueues } from './services/queues.ts';
import { createSecrets } from './services/secrets.ts';
import { type Mailbox, openMailbox } from './ses/mailbox.ts';
import { createSes } from './ses/ses.ts';
import { createEngine } from './stepfunctions/engine.ts';
import { openExecutionJournal } from './stepfunctions/execution/journal.ts';
import { createInvokeTask } from './stepfunctions/invoke.ts';
import { type Executions, overviewOf } from './stepfunctions/overview.ts';
import { createStatesService } from './stepfunctions/service.ts';
import { createTables, realStreamArns } from './services/tables.ts';
import { startDaemon } from './xray/daemon.ts';
import { createTraceStore } from './xray/store.ts';
import { traceInvocations } from './xray/traced-invoker.ts';

export interface StackOptions {
  /** A stage's synthesized assembly, e.g. `cdk.out/assembly-dev` */
  readonly assemblyDir: string;
  /** A folder that keeps everything over restarts, or `memory` */
  readonly dataDir: string;
  /** 0: any free port */
  readonly port: number;
  readonly onLog?: LogSink;
  readonly lambda?: Pick<LambdaOptions, 'queueWaitMs' | 'idleMs'>;
  readonly onPhase?: (name: string) => void;
}

export interface Stack {
  readonly url: string;
  readonly model: DeployedModel;
  readonly issuer: Issuer;
  /** The time of the functions and of whatever waits here; tokens stay on real time. */
  readonly clock: MovableClock;
  /** Scope names without the stage's prefix */
  token(scopes: readonly string[], subject?: string): Promise<string>;
  status(): Promise<Status>;
  /** Resolves when nothing is left to do. @throws Error after the time limit, with what is pending */
  waitForQuiescence(timeoutMs?: number): Promise<void>;
  readonly faults: Gateway['faults'];
  readonly units: Gateway['units'];
  /** Stands for every participant that the stage configures at this machine. */
  readonly participant: LocalParticipant;
  readonly mailbox: Pick<Mailbox, 'list'>;
  readonly executions: Executions;
  readonly bus: BusJournal['list'];
  readonly failEntries: EventBridge['failEntries'];
  readonly invoke: Invoker['invoke'];
  readonly dynamodbEndpoint: string;
  readonly sqsEndpoint: string;
  /** Aborts when the database has ended, asked or unasked. */
  readonly ended: AbortSignal;
  stop(): Promise<void>;
}

export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { dataDir, onPhase = () => undefined } = options;
  const kept = dataDir === 'memory' ? undefined : dataDir;
  const teardown = createTeardown();
  if (kept !== undefined) teardown.add(await lockDataDir(kept));
  try {
    const clock = openClock(kept);
    teardown.add(() => clock.stop());
    const read = (queueOrigin?: string): DeployedModel => readStage(options.assemblyDir, queueOrigin === undefined ? {} : { queueOrigin });
    const early = read();
    let queuesStarted: LocalQueues | undefined;
    const cloudWatch = createCloudWatch(early, clock.now, ({ name }) => queuesStarted?.visible(name) ?? 0);
    const onLog: LogSink = (line) => {
      cloudWatch.log(line);
      options.onLog?.(line);
    };
    const issuer = await createIssuer(early.routes, kept);
    onPhase('templates');

    const secrets = createSecrets(early, dataDir);
    const participant = await startParticipant({
      clock,
      secrets: () => secrets.values().flatMap(signingSecrets),
      callbackUrl: () => `${api.url}/v1/participants/callback`,
    });
    teardown.add(() => participant.stop());

    let running:
      | {
          gateway: Gateway;
          parked: ParkedRecords;
          executions: Executions;
          invoke: Invoker['invoke'];
          waiting: () => number;
          pending: () => ReturnType<typeof countPending>;
        }
      | undefined;
    const journal = openJournal(kept);
    const mailbox = openMailbox(kept);
    const traces = createTraceStore();
    const xray = await startDaemon(traces);
    teardown.add(() => xray.stop());
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
      model: early,
      invoker: { invoke },
      keys: issuer.keys,
      onLog,
      port: options.port,
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
        executions: () => running?.executions,
        mailbox,
      }),
      ready: () => running !== undefined,
    });
    teardown.add(() => api.stop());

    const [dynamo, queues] = await Promise.all([
      startDynamoDbLocal({ dataDir: kept === undefined ? 'memory' : join(kept, 'dynamodb') }).then((started) => {
        teardown.add(() => started.stop());
        return started;
      }),
      startQueues(dataDir).then((started) => {
        teardown.add(() => started.stop());
        queuesStarted = started;
        return started;
      }),
    ]);
    onPhase('services');
    const db = new DynamoDBClient({
      endpoint: dynamo.endpoint,
      region: LOCAL_REGION,
      credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
    });
    teardown.add(() => db.destroy());
    await Promise.all([createTables(db, early.tables), queues.create(early.queues)]);
    onPhase('tables');

    const gateway = await startGateway({
      model: early,
      dynamodbEndpoint: dynamo.endpoint,
      sqsEndpoint: queues.endpoint,
      events: { handle: (call) => bus.handle(call) },
      kms: createKms(early, dataDir),
      scheduler: { handle: (call) => scheduler.handle(call) },
      secrets,
      states: { handle: (call) => states.handle(call), machineArnOf: (token) => states.machineArnOf(token) },
      ses: createSes(mailbox, clock.now),
      now: clock.now,
      onFault: cloudWatch.faulted,
    });
    teardown.add(() => gateway.stop());
    // Queue URLs must lead to the gateway, whose port is known only now.
    const model = read(gateway.url);
    gateway.setModel(model);
    const functions = createLambda({
      functions: atParticipant(model.functions, participant.origin),
      endpointUrl: gateway.url,
      clockOffset: clock.offset,
      onLog,
      onRan: cloudWatch.ran,
      xrayDaemonAddress: xray.address,
      ...options.lambda,
    });
    teardown.add(() => functions.stop());
    const lambda = { ...functions, invoke: traceInvocations(functions, traces) };
    const invoker = cloudWatch.watch(lambda);
    const queueClient = createQueueClient(queues.endpoint, model.queues);
    const onFailure = readOnFailure(model);
    const onFailureOf = (functionArn: string): string | undefined => onFailure.get(functionArn);
    const bus = createEventBridge({
      model,
      invoker,
      sendToQueue: queueClient.send,
      journal,
      onLog,
      now: clock.now,
      onFailureOf,
      onUndelivered: cloudWatch.undelivered,
    });
    teardown.add(() => bus.stop());
    const scheduler = createScheduler({
      resources: model.resources,
      clock,
      invoker,
      sendToQueue: queueClient.send,
      onFailureOf,
      store: openScheduleStore(kept),
      onLog,
    });
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
    // It goes on with what a restart interrupted, so all that its tasks can need is there before it.
    const engine = createEngine({
      machines: model.stateMachines,
      invoke: createInvokeTask(invoker),
      clock,
      journal: openExecutionJournal(kept),
      onLog,
    });
    teardown.add(() => engine.stop());
    const states = createStatesService(engine, model.stateMachines, clock);
    const executions = overviewOf(engine);
    // Last in, first out: no request comes in while what it needs is being stopped.
    teardown.add(() => api.stop());
    running = {
      gateway,
      parked: createParkedRecords(db, model, invoker.invoke),
      executions,
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
    };
    onPhase('ready');

    return {
      url: api.url,
      model,
      issuer,
      clock,
      token: issuer.token,
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
      faults: gateway.faults,
      units: gateway.units,
      participant,
      mailbox,
      executions,
      bus: journal.list,
      failEntries: bus.failEntries,
      invoke,
      dynamodbEndpoint: dynamo.endpoint,
      sqsEndpoint: queues.endpoint,
      ended: dynamo.ended,
      stop: teardown.run,
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
};
