// The publisher: every event reaches the bus at least once, thin, whatever the bus refuses on the way.
import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import type { OutwardEvent } from '../../../domain/kernel/publisher.ts';
import { chunk, MAX_REQUEST_BYTES } from '../../../functions/runtime/publishing/chunks.ts';
import { createEventBridgePublisher } from '../../../functions/runtime/publishing/event-bridge.ts';
import { createMemoryPublisher } from '../../../functions/runtime/publishing/memory-publisher.ts';
import { outwardEventsOf } from '../../../functions/runtime/publishing/outward-events.ts';
import { createPublisherConsumer } from '../../../functions/runtime/publishing/publisher-consumer.ts';
import { retrying } from '../../../functions/runtime/publishing/retrying.ts';
import { processBatch } from '../../../functions/runtime/streams/batch.ts';
import { createMemoryParked } from '../../../functions/runtime/streams/memory-parked.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { recordOf } from '../../kit/stream.ts';
import { ada, aUserRegistered, aUserRenamed, aUserSuspended, bob } from '../../kit/users.ts';

const secrets = { email: 'planted@example.com', name: 'Planted Name', externalId: 'planted-id' };

const commits = async () => {
  const world = createWorld();
  await world.happened(
    ada,
    aUserRegistered(secrets),
    aUserRenamed({ name: 'Planted Again' }),
    aUserSuspended({ reason: 'planted reason' }),
  );
  await world.happened(bob, aUserRegistered({ email: 'bob@example.com' }));
  return [...world.log.commits(ada), ...world.log.commits(bob)];
};

const publish = async (refuse?: (event: OutwardEvent) => string | undefined) => {
  const publisher = createMemoryPublisher(refuse);
  const parked = createMemoryParked();
  const pauses: number[] = [];
  const consumer = createPublisherConsumer(retrying(publisher, { pause: async (ms) => void pauses.push(ms) }, () => 1));
  const records = (await commits()).map((commit, at) => recordOf(commit, at + 1));
  const { response } = await processBatch(records, { consumer, parked }, FAR, 0);
  return { response, parked: parked.all(), published: publisher.published.map(({ eventId }) => eventId), pauses };
};

const sent = (requests: PutEventsCommand[]): EventBridgeClient['send'] =>
  (async (command: PutEventsCommand) => {
    requests.push(command);
    return { Entries: (command.input.Entries ?? []).map((_entry, at) => ({ EventId: `e${at}` })) };
  }) as EventBridgeClient['send'];

describe('outward events', () => {
  it('say what happened and what changed, and nothing personal', async () => {
    const events = (await commits()).flatMap(outwardEventsOf);
    expect(events.map(({ eventId, type }) => [eventId, type])).toEqual([
      [`${ada}@1.0`, 'UserRegistered'],
      [`${ada}@2.0`, 'UserRenamed'],
      [`${ada}@3.0`, 'UserSuspended'],
      [`${bob}@1.0`, 'UserRegistered'],
    ]);
    expect(events[0]).toMatchObject({
      userId: ada,
      version: 1,
      schemaVersion: 2,
      changed: expect.arrayContaining(['email', 'name']),
      data: { role: 'user', origin: 'created' },
    });
    expect(JSON.stringify(events)).not.toMatch(/planted/i);
  });
});

describe('the publisher', () => {
  it('sends every event, in the order of the log', async () => {
    expect(await publish()).toMatchObject({
      response: { batchItemFailures: [] },
      published: [`${ada}@1.0`, `${ada}@2.0`, `${ada}@3.0`, `${bob}@1.0`],
    });
  });

  it('sends again only what was not taken, after growing pauses', async () => {
    let left = 2;
    const result = await publish(({ version }) => (version === 2 && left-- > 0 ? 'ThrottlingException' : undefined));
    expect(result.response.batchItemFailures).toEqual([]);
    expect(result.published.toSorted()).toEqual([`${ada}@1.0`, `${ada}@2.0`, `${ada}@3.0`, `${bob}@1.0`]);
    expect(result.pauses).toEqual([100, 200]);
  });

  it('reports the first record that stays out, and lets the others through', async () => {
    const result = await publish(({ version }) => (version > 1 ? 'InternalFailure' : undefined));
    expect(result).toMatchObject({
      response: { batchItemFailures: [{ itemIdentifier: '2' }] },
      parked: [],
      published: [`${ada}@1.0`, `${bob}@1.0`],
    });
    expect(result.pauses).toHaveLength(3);
  });

  it('parks what can never go through, without trying again', async () => {
    const result = await publish(({ version }) => (version === 3 ? 'MalformedDetail' : undefined));
    expect(result).toMatchObject({ response: { batchItemFailures: [] }, pauses: [] });
    expect(result.parked).toMatchObject([{ consumer: 'publisher', streamId: ada, version: 3, error: 'NotTaken/MalformedDetail' }]);
  });
});

const event = async (): Promise<OutwardEvent> => {
  const [first] = (await commits()).flatMap(outwardEventsOf);
  if (first === undefined) throw new Error('there is one');
  return first;
};

const client = (send: EventBridgeClient['send']) => ({ send }) as EventBridgeClient;

describe('a mixed failure', () => {
  it('sends again what may go through, and the hopeless never', async () => {
    const asked: string[] = [];
    const result = await publish((event) => {
      asked.push(event.eventId);
      if (event.version === 3) return 'MalformedDetail';
      return event.version === 2 && asked.filter((id) => id === event.eventId).length < 3 ? 'InternalFailure' : undefined;
    });
    expect(asked.filter((id) => id === `${ada}@3.0`)).toHaveLength(1);
    expect(result).toMatchObject({ response: { batchItemFailures: [] }, parked: [{ version: 3 }] });
    expect(result.published).toContain(`${ada}@2.0`);
  });
});

describe('on EventBridge', () => {
  it('an entry carries the type, the source, the time and the trace', async () => {
    const requests: PutEventsCommand[] = [];
    const traced = { ...(await event()), traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    expect(await createEventBridgePublisher(client(sent(requests)), 'the-bus').publish([traced])).toEqual([]);
    expect(requests[0]?.input.Entries?.[0]).toMatchObject({
      EventBusName: 'the-bus',
      Source: 'rollcall.users',
      DetailType: 'UserRegistered',
      Time: new Date(traced.occurredAt),
      TraceHeader: 'Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1',
    });
    expect(JSON.parse(requests[0]?.input.Entries?.[0]?.Detail ?? '')).toMatchObject({ eventId: traced.eventId, data: { role: 'user' } });
  });

  it('sends at most 10 entries and 256 KB at a time, in order', async () => {
    const requests: PutEventsCommand[] = [];
    const one = await event();
    const events = Array.from({ length: 25 }, (_item, at) => ({ ...one, eventId: `${at}` }));
    await createEventBridgePublisher(client(sent(requests)), 'b').publish(events);
    expect(requests.map(({ input }) => input.Entries?.length)).toEqual([10, 10, 5]);
    const half = { bytes: MAX_REQUEST_BYTES / 2 };
    expect(chunk([half, half, { bytes: 1 }, half]).map((part) => part.length)).toEqual([2, 2]);
  });

  it('answers what an entry says, what is too large, and all of a request that failed', async () => {
    const one = await event();
    const answers = { Entries: [{ EventId: 'e' }, { ErrorCode: 'ThrottlingException' }] };
    const partly = createEventBridgePublisher(client((async () => answers) as EventBridgeClient['send']), 'b');
    const big = { ...one, eventId: 'big', data: { text: 'x'.repeat(MAX_REQUEST_BYTES) } };
    const failed = await partly.publish([one, { ...one, eventId: 'second' }, big]);
    expect(failed.map(({ event: { eventId }, code }) => [eventId, code])).toEqual([
      ['big', 'EntryTooLarge'],
      ['second', 'ThrottlingException'],
    ]);
    const down = createEventBridgePublisher(
      client((async () => Promise.reject(Object.assign(new Error(), { name: 'TimeoutError' }))) as EventBridgeClient['send']),
      'b',
    );
    expect((await down.publish([one, one])).map(({ code }) => code)).toEqual(['TimeoutError', 'TimeoutError']);
  });
});
