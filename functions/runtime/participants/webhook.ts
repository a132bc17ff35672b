// A call as a webhook (standardwebhooks.com): ids only, signed with every secret that is valid, so that secrets can be changed without a gap.
import { Webhook } from 'standardwebhooks';
import { messageIdOf, type ParticipantCall } from '../../../domain/kernel/participant.ts';
import { instant } from '../../../domain/kernel/instant.ts';

export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param secrets base64, with or without `whsec_`; at least one */
export const signed = (id: string, body: string, secrets: readonly string[], now: number): SignedMessage => ({
  headers: {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, new Date(now), body)).join(' '),
  },
  body,
});

/** What else a participant needs of the user it asks the API for, with a token of its own. */
export const webhookOf = (
  { action, userId, processId, step }: ParticipantCall,
  now: number,
): { readonly id: string; readonly body: string } => ({
  id: messageIdOf({ processId, step }),
  body: JSON.stringify({ type: `user.${action}`, timestamp: instant(now), data: { userId, processId, step, action } }),
});
