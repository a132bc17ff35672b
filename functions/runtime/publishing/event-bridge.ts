// The publisher on EventBridge. It answers 200 even where it took nothing, so every entry of every answer is looked at.
import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { OutwardEvent, Publisher } from '../../../domain/kernel/publisher.ts';
import { toXRay } from '../http/trace.ts';
import { chunk, entryBytes, MAX_REQUEST_BYTES } from './chunks.ts';

export const SOURCE = 'rollcall.users';

type Failed = Awaited<ReturnType<Publisher['publish']>>;

const toEntry = (event: OutwardEvent, bus: string): PutEventsRequestEntry => {
  const trace = event.traceparent === undefined ? undefined : toXRay(event.traceparent);
  return {
    EventBusName: bus,
    Source: SOURCE,
    DetailType: event.type,
    Detail: JSON.stringify(event),
    Time: new Date(event.occurredAt),
    ...(trace === undefined ? {} : { TraceHeader: trace }),
  };
};

interface Outgoing {
  readonly event: OutwardEvent;
  readonly entry: PutEventsRequestEntry;
  readonly bytes: number;
}

const send = async (client: EventBridgeClient, outgoing: readonly Outgoing[]): Promise<Failed> => {
  try {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: outgoing.map(({ entry }) => entry) }));
    // An entry without an id was not taken, whatever else the answer says of it.
    return outgoing.flatMap(({ event }, at) =>
      Entries[at]?.EventId === undefined ? [{ event, code: Entries[at]?.ErrorCode ?? 'NoAnswer' }] : [],
    );
  } catch (error) {
    return outgoing.map(({ event }) => ({ event, code: error instanceof Error ? error.name : 'NoAnswer' }));
  }
};

export const createEventBridgePublisher = (client: EventBridgeClient, bus: string): Publisher => ({
  publish: async (events) => {
    const outgoing = events.map((event): Outgoing => {
      const entry = toEntry(event, bus);
      return { event, entry, bytes: entryBytes(entry) };
    });
    const tooLarge = outgoing.filter(({ bytes }) => bytes > MAX_REQUEST_BYTES).map(({ event }) => ({ event, code: 'EntryTooLarge' }));
    const failed: Failed[] = [tooLarge];
    for (const part of chunk(outgoing.filter(({ bytes }) => bytes <= MAX_REQUEST_BYTES))) failed.push(await send(client, part));
    return failed.flat();
  },
});
