// Calls to participants, and settings of one, for specs.
import { Webhook } from 'standardwebhooks';
import type { ParticipantCall } from '../../domain/kernel/participant.ts';
import type { ParticipantSettings } from '../../functions/runtime/participants/configuration.ts';

export const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
export const NEXT_SECRET = `whsec_${Buffer.from('another one of thirty-two bytes.').toString('base64')}`;

const THIRD_SECRET = `whsec_${Buffer.from('the third is of thirty-two bytes').toString('base64')}`;

export const BILLING = 'billing';
export const CRM = 'crm';
export const LISTS = 'lists';
/** By participant: what it signs with. */
export const SECRETS: Readonly<Record<string, string>> = { [BILLING]: SECRET, [CRM]: NEXT_SECRET, [LISTS]: THIRD_SECRET };

export const settings = (url: string, more: Partial<ParticipantSettings> = {}): ParticipantSettings => ({
  name: BILLING,
  url,
  network: 'loopback',
  actions: ['provision', 'deprovision', 'erase'],
  timeoutMs: 10_000,
  concurrency: 2,
  secretArn: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:billing',
  ...more,
});

export const aCall = (more: Partial<ParticipantCall> = {}): ParticipantCall => ({
  participant: BILLING,
  action: 'provision',
  userId: 'user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8',
  processId: 'process_0190f3a27c5b7e1d8a46c3b2f1e0d9c8',
  step: 'provision-billing',
  deadline: Date.now() + 60_000,
  ...more,
});

/** As a participant's own code would. @throws WebhookVerificationError */
export const verified = (message: { readonly headers: object; readonly body: string }, secret: string = SECRET): unknown =>
  new Webhook(secret).verify(message.body, message.headers as Record<string, string>);
