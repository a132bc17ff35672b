// The AsyncAPI document: one channel, which is the bus; one message per event.
import type { OutwardEvent } from '../../domain/kernel/publisher.ts';
import { SOURCE } from '../runtime/publishing/event-bridge.ts';
import type { JsonSchema } from './json-schema.ts';

const DESCRIPTION = `What happens to users, as thin facts on an EventBridge bus: who, when, which fields, and nothing personal.

At least once, in no order: dedupe by \`eventId\`, order by \`version\`. Read what is personal through the HTTP API, with a token that may.`;

const headersOf = (type: string) => ({
  type: 'object',
  description: 'What EventBridge puts around the event, which is its `detail`.',
  required: ['source', 'detail-type', 'time'],
  properties: {
    source: { type: 'string', const: SOURCE },
    'detail-type': { type: 'string', const: type },
    time: { type: 'string', format: 'date-time', description: 'When it happened, in whole seconds.' },
  },
});

const exampleOf = (payload: OutwardEvent) => ({
  name: payload.type,
  headers: { source: SOURCE, 'detail-type': payload.type, time: payload.occurredAt.replace(/\.\d+Z$/u, 'Z') },
  payload,
});

const messageOf = (type: string, { description: summary }: JsonSchema, sample: OutwardEvent | undefined) => ({
  name: type,
  title: type,
  summary,
  contentType: 'application/json',
  correlationId: { location: '$message.payload#/correlationId' },
  headers: headersOf(type),
  payload: { $ref: `#/components/schemas/${type}` },
  examples: sample === undefined ? [] : [exampleOf(sample)],
});

/** As a part of a document, whose dialect and address are the document's. */
const embedded = ({ $schema: _dialect, $id: _address, ...schema }: JsonSchema): JsonSchema => schema;

const mapped = <T>(schemas: ReadonlyMap<string, JsonSchema>, make: (type: string, schema: JsonSchema) => T): Record<string, T> =>
  Object.fromEntries([...schemas].map(([type, schema]) => [type, make(type, schema)]));

export const asyncApiDocument = (
  version: string,
  schemas: ReadonlyMap<string, JsonSchema>,
  samples: ReadonlyMap<string, OutwardEvent>,
) => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Rollcall events',
    version,
    description: DESCRIPTION,
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  defaultContentType: 'application/json',
  channels: {
    users: {
      address: '{eventBus}',
      title: 'The event bus',
      description: `Hang an EventBridge rule on it, with \`{"source": ["${SOURCE}"]}\` and what else you need of the event.`,
      parameters: { eventBus: { description: 'Name of the bus: the output EventBusName of the stage.' } },
      messages: mapped(schemas, (type) => ({ $ref: `#/components/messages/${type}` })),
    },
  },
  operations: {
    publishUserEvents: {
      action: 'send',
      summary: 'Rollcall tells what happened.',
      channel: { $ref: '#/channels/users' },
      messages: [...schemas.keys()].map((type) => ({ $ref: `#/channels/users/messages/${type}` })),
    },
  },
  components: {
    messages: mapped(schemas, (type, schema) => messageOf(type, schema, samples.get(type))),
    schemas: mapped(schemas, (_type, schema) => embedded(schema)),
  },
});
