// What every event says of itself on the bus, whatever happened.
import * as z from 'zod';
import type { EventDefinition } from '../../domain/kernel/event.ts';
import type { OutwardEvent } from '../../domain/kernel/publisher.ts';

const USER = 'user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8';

const envelope = {
  eventId: z.string().meta({
    description: 'Unique for ever; the same event can arrive twice, so dedupe by it.',
    pattern: '^user_[0-9a-f]{32}@[1-9][0-9]*\\.[0-9]+$',
    examples: [`${USER}@3.0`],
  }),
  userId: z.string().meta({ description: 'Whom it happened to.', pattern: '^user_[0-9a-f]{32}$', examples: [USER] }),
  version: z
    .int()
    .min(1)
    .meta({
      description: 'Of the user after the event: 1, 2, 3, … Events of one command share it. The bus keeps no order; this is the order.',
      examples: [3],
    }),
  occurredAt: z.string().meta({
    description: 'ISO 8601 UTC with milliseconds.',
    format: 'date-time',
    examples: ['2026-03-01T12:00:00.000Z'],
  }),
  correlationId: z.string().meta({ description: 'Of the request that led here.', examples: ['tour-of-the-day'] }),
  causationId: z
    .string()
    .optional()
    .meta({ description: 'The event that caused the command, where one did.', examples: [`${USER}@2.0`] }),
  traceparent: z
    .string()
    .optional()
    .meta({
      description: 'W3C Trace Context, where the request was traced.',
      examples: ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
    }),
} satisfies Partial<Record<keyof OutwardEvent, z.ZodType>>;

/** Without the personal fields. @throws RangeError where `personal` names a field that the event does not have: it may be a slip of the pen */
const publicData = (type: string, { schema, personal }: EventDefinition): z.ZodObject => {
  if (!(schema instanceof z.ZodObject)) throw new TypeError(`the data of ${type} is not an object`);
  const missing = personal.filter((field) => !(field in schema.shape));
  if (missing.length > 0) throw new RangeError(`${type} has no ${missing.join(', ')}`);
  return z.object(Object.fromEntries(Object.entries<z.ZodType>(schema.shape).filter(([field]) => !personal.includes(field))));
};

/** The outward form of one event, as `outwardEvents` makes it. */
export const outwardSchema = (type: string, definition: EventDefinition) => {
  const { eventId, userId, version, ...provenance } = envelope;
  return z.object({
    eventId,
    userId,
    version,
    type: z.literal(type).meta({ description: 'The same as the detail-type.' }),
    schemaVersion: z.literal(definition.schemaVersion).meta({ description: 'Of the shape of `data`.' }),
    ...provenance,
    changed: z.array(z.string()).meta({
      description: 'Fields of the user that may be different now. The list may grow.',
      examples: [[...definition.changed]],
    }),
    data: publicData(type, definition).meta({ description: 'What else may be known of it: nothing personal.' }),
  } satisfies Record<keyof OutwardEvent & string, z.ZodType>);
};
