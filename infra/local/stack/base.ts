// The parts of a stack that need no other process: its templates, clock, keys, journals, metrics and traces.
import type { Teardown } from '../cli/teardown.ts';
import type { MovableClock } from '../clock/clock.ts';
import { openClock } from '../clock/kept-clock.ts';
import { readStage } from '../cloudformation/read-stage.ts';
import { type CloudWatch, createCloudWatch } from '../cloudwatch/cloudwatch.ts';
import { type BusJournal, openJournal } from '../eventbridge/journal.ts';
import { createIssuer, type Issuer } from '../http-api/issuer.ts';
import type { LogSink } from '../lambda/invoker.ts';
import type { DeployedModel } from '../model.ts';
import { signingSecrets } from '../participant/configured.ts';
import { type LocalParticipant, startParticipant } from '../participant/participant.ts';
import { createSecrets, type LocalSecrets } from '../services/secrets.ts';
import { forgettingErased } from '../ses/forget-erased.ts';
import { type Mailbox, openMailbox } from '../ses/mailbox.ts';
import { type Daemon, startDaemon } from '../xray/daemon.ts';
import { createTraceStore, type TraceStore } from '../xray/store.ts';
import type { StackOptions } from './types.ts';

export interface Base {
  /** The folder that keeps everything over restarts; undefined: memory only */
  readonly kept: string | undefined;
  readonly clock: MovableClock;
  /** Reads the templates; queue URLs lead to the origin. */
  readonly read: (queueOrigin?: string) => DeployedModel;
  /** The model before the gateway's port is known */
  readonly early: DeployedModel;
  readonly cloudWatch: CloudWatch;
  readonly onLog: LogSink;
  readonly issuer: Issuer;
  readonly secrets: LocalSecrets;
  readonly participant: LocalParticipant;
  readonly journal: BusJournal;
  readonly mailbox: Mailbox;
  readonly traces: TraceStore;
  readonly xray: Pick<Daemon, 'address' | 'documents'>;
}

/** What starts after the base and is asked only then. */
export interface Later {
  readonly visibleMessages: (queueName: string) => number;
  readonly apiUrl: () => string;
}

export const startBase = async (options: StackOptions, later: Later, teardown: Teardown): Promise<Base> => {
  const { assemblyDir, dataDir, onPhase = () => undefined } = options;
  const kept = dataDir === 'memory' ? undefined : dataDir;
  const clock = openClock(kept);
  teardown.add(() => clock.stop());
  const read: Base['read'] = (queueOrigin) => readStage(assemblyDir, queueOrigin === undefined ? {} : { queueOrigin });
  const early = read();
  const cloudWatch = createCloudWatch(early, clock.now, ({ name }) => later.visibleMessages(name));
  const issuer = await createIssuer(early.routes, kept);
  onPhase('templates');

  const secrets = createSecrets(early, dataDir);
  const participant = await startParticipant({
    clock,
    secrets: () => secrets.values().flatMap(signingSecrets),
    callbackUrl: () => `${later.apiUrl()}/v1/participants/callback`,
  });
  teardown.add(() => participant.stop());
  const mailbox = openMailbox(kept);
  const traces = createTraceStore();
  const xray = await startDaemon(traces);
  teardown.add(() => xray.stop());
  return {
    kept,
    clock,
    read,
    early,
    cloudWatch,
    onLog: (line) => {
      cloudWatch.log(line);
      options.onLog?.(line);
    },
    issuer,
    secrets,
    participant,
    journal: forgettingErased(openJournal(kept), mailbox),
    mailbox,
    traces,
    xray,
  };
};
