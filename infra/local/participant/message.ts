// Reads a call as a participant's author would: checks the signature over the raw body, then the shape. Time is the stack's, which may be ahead.
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';

const TOLERANCE_SECONDS = 300;

/** Ids are all there is: what brings more is no message of ours. */
const Message = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    userId: z.string(),
    processId: z.string(),
    step: z.string(),
    action: z.enum(['provision', 'update', 'deprovision', 'erase']),
  }),
});

export interface ReceivedMessage extends z.infer<typeof Message.shape.data> {
  readonly id: string;
  /** The one that verified it, and signs the acknowledgement. */
  readonly secret: string;
}

/** What is no JSON is no message, whoever signed it. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** @returns undefined for what is not signed with one of the secrets, or too old, or no message */
export const readMessage = (
  headers: IncomingHttpHeaders,
  body: string,
  secrets: readonly string[],
  now: number,
): ReceivedMessage | undefined => {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  const seconds = Number(timestamp);
  if (typeof id !== 'string' || typeof signatures !== 'string' || !(Math.abs(now / 1_000 - seconds) <= TOLERANCE_SECONDS)) return undefined;
  const given = signatures.split(' ');
  const secret = secrets.find((candidate) => given.includes(new Webhook(candidate).sign(id, new Date(seconds * 1_000), body)));
  if (secret === undefined) return undefined;
  const { data } = Message.safeParse(parsed(body)).data ?? {};
  return data === undefined ? undefined : { ...data, id, secret };
};
