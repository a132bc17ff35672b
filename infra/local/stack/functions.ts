// The functions of a stack, and the gateway that all their AWS calls go through.
import type { Teardown } from '../cli/teardown.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../gateway/gateway.ts';
import { createLambda, type Lambda } from '../lambda/invoker.ts';
import type { DeployedModel } from '../model.ts';
import { atParticipant } from '../participant/configured.ts';
import type { Invoker } from '../ports.ts';
import { createKms } from '../services/kms.ts';
import { createSes } from '../ses/ses.ts';
import { traceInvocations } from '../xray/traced-invoker.ts';
import type { Base } from './base.ts';
import type { Services } from './services.ts';
import type { StackOptions } from './types.ts';

export interface Functions {
  readonly gateway: Gateway;
  readonly model: DeployedModel;
  readonly lambda: Lambda;
  /** Invokes, and lets the metrics see it. */
  readonly invoker: Invoker;
}

/** Services that call functions themselves, and so start after them. */
export type Callers = Pick<GatewayOptions, 'events' | 'scheduler' | 'states'>;

export const startFunctions = async (
  { dataDir, lambda: limits }: StackOptions,
  base: Base,
  { dynamo, queues }: Services,
  callers: Callers,
  teardown: Teardown,
): Promise<Functions> => {
  const { early, secrets, mailbox, clock, cloudWatch, participant, onLog, xray, traces } = base;
  const gateway = await startGateway({
    model: early,
    dynamodbEndpoint: dynamo.endpoint,
    sqsEndpoint: queues.endpoint,
    ...callers,
    kms: createKms(early, dataDir),
    secrets,
    ses: createSes(mailbox, clock.now),
    now: clock.now,
    onFault: cloudWatch.faulted,
  });
  teardown.add(() => gateway.stop());
  // Queue URLs must lead to the gateway, whose port is known only now.
  const model = base.read(gateway.url);
  gateway.setModel(model);
  const functions = createLambda({
    functions: atParticipant(model.functions, participant.origin),
    endpointUrl: gateway.url,
    clockOffset: clock.offset,
    onLog,
    onRan: cloudWatch.ran,
    xrayDaemonAddress: xray.address,
    ...limits,
  });
  teardown.add(() => functions.stop());
  const lambda = { ...functions, invoke: traceInvocations(functions, traces, clock.now) };
  return { gateway, model, lambda, invoker: cloudWatch.watch(lambda) };
};
