// A directory with the faults that no switch makes, its alarms, and the ways to trouble it.
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { AlarmView, Notification } from '../../../infra/local/cloudwatch/alarms.ts';
import { createQueueClient } from '../../../infra/local/mappings/queue-client.ts';
import { copyAssembly, removeGrant, type Resources } from '../assembly-copy.ts';
import type { Answer } from '../client.ts';
import { type Directory, startDirectory } from '../directory.ts';

export const BURST = 100;
const PREFIX = 'Rollcall-local-';
const PATIENCE = { timeout: 30_000, interval: 50 } as const;

export interface World extends Directory {
  /** By their names without the stage */
  alarms(): Promise<ReadonlyMap<string, AlarmView>>;
  /** What the topics heard of an alarm, the newest last */
  heardOf(name: string): Promise<readonly Notification[]>;
  /** Waits until all of these are in the state. */
  become(names: readonly string[], state: string): Promise<void>;
  advance(duration: string): Promise<void>;
  /** The same trouble in this period and in the next: what two of three periods need. */
  twice(trouble: () => Promise<unknown>): Promise<void>;
  /** Rules for calls of one function to one service. */
  trouble(functionName: string, service: string, rule: object): Promise<void>;
  calm(): Promise<void>;
  createUser(): Promise<string>;
  ask(times: number, path: string): Promise<readonly Answer[]>;
  /** A commit that nothing can read. @returns its user */
  plantPoison(): Promise<string>;
  emptyDeadLetters(): Promise<void>;
}

/** Of several groups each has its number, which another function may change. */
const isOf = (alarm: string, name: string): boolean => alarm.startsWith(name) && /^(?:[-\d]|$)/u.test(alarm.slice(name.length));

/** What a deployment can get wrong, in a copy of the templates. */
const spoil = (resources: Resources): void => {
  removeGrant(resources, 'UsersByDomain', 'dynamodb:Query');
  removeGrant(resources, 'OnboardingAdmit', 'dynamodb:GetItem');
  for (const [id, { Type, Properties }] of Object.entries(resources)) {
    // Nobody sends a developer's machine a hundred requests a second, or millions a day.
    if (Type === 'AWS::ApiGatewayV2::Stage') Properties.DefaultRouteSettings = { ThrottlingBurstLimit: BURST, ThrottlingRateLimit: 1 };
    if (id === 'CostPerDay') Properties.Threshold = 0.0001;
    if (Type === 'AWS::Lambda::Function' && id.startsWith('GetStats')) Properties.ReservedConcurrentExecutions = 0;
    // What waits for the SDK alone is never near its time-out: two attempts of a second that come to nothing must do.
    if (id.startsWith('NearTimeoutBackground')) Properties.Threshold = 15;
    // Who gives up early is sooner done.
    if (Type === 'AWS::Lambda::Function' && id.startsWith('UpdateUser')) Properties.Timeout = 5;
    if (Type === 'AWS::Lambda::Permission' && id.includes('OnUserDeleted')) delete resources[id];
  }
};

export const startWorld = async (): Promise<World> => {
  const copy = copyAssembly(spoil);
  const directory = await startDirectory({ cdkOut: copy.cdkOut });
  const { stack, anonymous, api } = directory;
  const queues = createQueueClient(stack.sqsEndpoint, stack.model.queues);
  let [users, poisons] = [0, 0];
  const alarms = async () => {
    const { items } = (await anonymous('GET', '/_local/alarms')).body as { readonly items: readonly AlarmView[] };
    return new Map(items.map((alarm) => [alarm.name.slice(PREFIX.length), alarm]));
  };
  const advance = async (duration: string): Promise<void> => {
    expect((await anonymous('POST', '/_local/clock', { body: { advance: duration } })).status).toBe(200);
  };
  const empty = async (QueueUrl: string): Promise<void> => {
    for (;;) {
      const { Messages = [] } = await queues.client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      if (Messages.length === 0) return;
      for (const { ReceiptHandle } of Messages) await queues.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  };
  const createUser = async (): Promise<string> => {
    users += 1;
    const { status, body } = await api('POST', '/v1/users', { body: { email: `somebody-${users}@example.com`, name: 'Some Body' } });
    expect(status).toBe(201);
    return body.id;
  };
  return {
    ...directory,
    alarms,
    heardOf: async (name) => {
      const { items } = (await anonymous('GET', '/_local/notifications')).body as { readonly items: readonly Notification[] };
      return items.filter(({ alarm }) => isOf(alarm.slice(PREFIX.length), name));
    },
    become: async (names, state) => {
      const now = async () => {
        const known = await alarms();
        const rings = (name: string): boolean => [...known].some(([each, { state: now }]) => isOf(each, name) && now === 'ALARM');
        return names.map((name) => [name, rings(name) ? 'ALARM' : 'OK']);
      };
      await expect.poll(now, PATIENCE).toEqual(names.map((name) => [name, state]));
    },
    advance,
    twice: async (trouble) => {
      await trouble();
      await advance('PT5M');
      await trouble();
    },
    trouble: (functionName, service, rule) => {
      const caller = stack.model.functions.find(({ logicalId }) => logicalId.startsWith(`${functionName}Function`));
      if (caller === undefined) throw new Error(`no function ${functionName}`);
      return directory.faults([{ service, function: caller.logicalId, ...rule }]);
    },
    calm: async () => void (await anonymous('DELETE', '/_local/faults')),
    createUser,
    plantPoison: async () => {
      const id = await createUser();
      const commit = (await directory.rawLog()).find(({ streamId }) => streamId?.S === id);
      poisons += 1;
      const S = `user_${String(poisons).padStart(32, 'f')}`;
      const events = { L: [{ M: { type: { S: 'NeverHeardOf' }, schemaVersion: { N: '1' }, data: { M: {} } } }] };
      await directory.putRaw({ ...commit, streamId: { S }, events });
      await directory.quiet();
      return S;
    },
    ask: (times, path) => Promise.all(Array.from({ length: times }, () => api('GET', path))),
    emptyDeadLetters: async () => {
      for (const { arn, name } of stack.model.queues) if (name.includes('DeadLetters')) await empty(queues.urlOf(arn));
    },
    stop: async () => {
      queues.client.destroy();
      await directory.stop();
      copy.remove();
    },
  };
};
