// What a started stack takes and offers.
import type { MovableClock } from '../clock/clock.ts';
import type { Status } from '../control/control.ts';
import type { EventBridge } from '../eventbridge/eventbridge.ts';
import type { BusJournal } from '../eventbridge/journal.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Issuer } from '../http-api/issuer.ts';
import type { LambdaOptions, LogSink } from '../lambda/invoker.ts';
import type { DeployedModel } from '../model.ts';
import type { LocalParticipant } from '../participant/participant.ts';
import type { Invoker } from '../ports.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { Executions } from '../stepfunctions/overview.ts';

export interface StackOptions {
  /** A stage's synthesized assembly, e.g. `cdk.out/assembly-dev` */
  readonly assemblyDir: string;
  /** A folder that keeps everything over restarts, or `memory` */
  readonly dataDir: string;
  /** 0: any free port */
  readonly port: number;
  readonly onLog?: LogSink;
  /** Where `onLog` keeps the lines, so that they are found among the stores. */
  readonly logFolder?: string;
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
