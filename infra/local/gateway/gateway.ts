// The one endpoint of all AWS calls of the functions: knows the caller, checks its permissions, meters, injects faults, and passes the call on.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { authorize, requirements, type Scope } from '../iam/requirements.ts';
import type { DeployedModel, FunctionModel } from '../model.ts';
import { type AwsCall, type Service, type ServiceBackend, ServiceError } from '../ports.ts';
import { keyRing } from '../services/kms-keys.ts';
import type { StatesService } from '../stepfunctions/service.ts';
import { callDynamoDb } from './dynamodb-service.ts';
import { errorAnswer, jsonAnswer } from './errors.ts';
import { createFaults, type FaultRule, type Faults } from './faults.ts';
import { type Answer, createForwarder } from './forward.ts';
import { identify } from './identify.ts';
import { DROP, underFaults } from './inject.ts';
import { createMeter, type Meter } from './meter.ts';
import { createStreamService } from './stream-service.ts';

export interface GatewayOptions {
  readonly model: DeployedModel;
  readonly dynamodbEndpoint: string;
  readonly sqsEndpoint: string;
  readonly events: ServiceBackend;
  readonly kms: ServiceBackend;
  readonly scheduler: ServiceBackend;
  readonly secrets: ServiceBackend;
  readonly states: StatesService;
  readonly ses: ServiceBackend;
  /** Epoch milliseconds. Default: real time */
  readonly now?: () => number;
  /** Hears of every fault that hits. */
  readonly onFault?: (call: AwsCall, kind: FaultRule['kind']) => void;
  /** Default: any free port */
  readonly port?: number;
}

export interface Gateway {
  readonly url: string;
  readonly units: Meter['snapshot'];
  readonly faults: Omit<Faults, 'draw'>;
  setModel(model: DeployedModel): void;
  stop(): Promise<void>;
}

interface Deployed extends Scope {
  readonly model: DeployedModel;
  readonly callers: ReadonlyMap<string, FunctionModel>;
}

const deployed = (model: DeployedModel, { machineArnOf }: Pick<StatesService, 'machineArnOf'>): Deployed => ({
  model,
  lookup: { ...keyRing(model), machineArnOf },
  callers: new Map(model.functions.map((caller) => [caller.accessKeyId, caller])),
});

const parseBody = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text || '{}') as Record<string, unknown>;
  } catch {
    throw new ServiceError('SerializationException', 'The request body is no JSON');
  }
};

const answered = async (backend: ServiceBackend, call: AwsCall): Promise<Answer> =>
  jsonAnswer(call.service, 200, await backend.handle(call));

/** The URL as the template's references have it, not the emulator's own, which would lead past the gateway. */
const queueUrl = ({ model }: Deployed, call: AwsCall): Answer => {
  const queue = model.queues.find(({ name }) => name === call.body['QueueName']);
  if (!queue) throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
  return jsonAnswer('sqs', 200, { QueueUrl: queue.url });
};

export const startGateway = async ({
  model,
  dynamodbEndpoint,
  sqsEndpoint,
  events,
  kms,
  scheduler,
  secrets,
  states,
  ses,
  now = Date.now,
  onFault = () => undefined,
  port = 0,
}: GatewayOptions): Promise<Gateway> => {
  let stage = deployed(model, states);
  const meter = createMeter();
  const faults = createFaults();
  const draw: Faults['draw'] = (call) => {
    const fault = faults.draw(call);
    if (fault !== undefined) onFault(call, fault.kind);
    return fault;
  };
  const { forward, close } = createForwarder();
  const streams = createStreamService(forward, dynamodbEndpoint);

  const run = async (call: AwsCall, headers: Answer['headers'], raw: Buffer): Promise<Answer> => {
    switch (call.service) {
      case 'dynamodb':
        // A table's description names its stream.
        if (call.operation === 'DescribeTable') return streams.call(stage.model.tables, headers, call.body);
        return callDynamoDb(forward, dynamodbEndpoint, meter, call, headers);
      case 'streams':
        return streams.call(stage.model.tables, headers, call.body);
      case 'events':
        return answered(events, call);
      case 'kms':
        return answered(kms, call);
      case 'scheduler':
        return answered(scheduler, call);
      case 'secretsmanager':
        return answered(secrets, call);
      case 'states':
        return answered(states, call);
      case 'ses':
        return answered(ses, call);
      case 'sqs':
        return call.operation === 'GetQueueUrl' ? queueUrl(stage, call) : forward(sqsEndpoint, headers, raw);
      case 'lambda':
        throw new ServiceError('NotImplemented', 'The local stack does not serve calls from function to function', 501);
    }
  };

  const answer = async (incoming: IncomingMessage): Promise<Answer | typeof DROP> => {
    let service: Service | undefined;
    try {
      const raw = await buffer(incoming);
      const asked = identify(incoming);
      service = asked.service;
      const caller = stage.callers.get(asked.accessKeyId);
      if (!caller) throw new ServiceError('UnrecognizedClientException', 'The security token included in the request is invalid.');
      const call: AwsCall = { caller, service, operation: asked.operation, body: { ...parseBody(raw.toString()), ...asked.parameters } };
      authorize(caller, requirements(service, call.operation, call.body, stage), stage);
      return await underFaults({ draw }, call, () => run(call, incoming.headers, raw));
    } catch (error) {
      return errorAnswer(service, error);
    }
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const result = await answer(incoming);
    if (result === DROP) incoming.socket.destroy();
    else {
      // The SDK corrects its own time by this one: the functions and the services they call must agree on it.
      const date = new Date(now()).toUTCString();
      outgoing.writeHead(result.status, { ...result.headers, date, 'content-length': result.body.length }).end(result.body);
    }
  };

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  // A connection is never closed for idleness: that could hit a request that is just being sent, and look like a fault nobody asked for.
  server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway has no TCP port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    units: meter.snapshot,
    faults: { add: faults.add, clear: faults.clear, list: faults.list },
    setModel: (next) => {
      stage = deployed(next, states);
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      close();
      streams.close();
    },
  };
};
