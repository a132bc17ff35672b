// Participants reached by a signed webhook: one attempt per call, and what is known after it.
import { timeout, TimeoutStrategy } from 'cockatiel';
import { outcomeOfStatus, type ParticipantCall, type ParticipantOutcome, type Participants } from '../../../domain/kernel/participant.ts';
import type { ParticipantsByName, ParticipantSettings } from './configuration.ts';
import { destinationOf, type Resolve } from './destination.ts';
import { post, type Reply } from './post.ts';
import { retryAfterMs } from './retry-after.ts';
import type { ParticipantSecrets } from './secrets.ts';
import { signed, webhookOf } from './webhook.ts';

/** milliseconds; an attempt that gets less would say more about us than about the participant */
export const SHORTEST_ATTEMPT_MS = 500;

export interface WebhookParts {
  readonly participants: ParticipantsByName;
  readonly secrets: ParticipantSecrets;
  readonly resolve: Resolve;
  readonly now: () => number;
}

const notBegun = (code: 'NOT_CONFIGURED' | 'DEADLINE'): ParticipantOutcome => ({ kind: 'failed', retryable: code === 'DEADLINE', code });

const outcomeOf = (reply: Reply, gaveUp: boolean, now: number): ParticipantOutcome => {
  switch (reply.kind) {
    case 'answered':
      return outcomeOfStatus(reply.status, retryAfterMs(reply.retryAfter, now));
    case 'not-sent':
      return { kind: 'failed', retryable: true, code: 'UNREACHABLE' };
    case 'lost':
      return { kind: 'unknown', code: gaveUp ? 'TIMEOUT' : 'CONNECTION_LOST' };
  }
};

const attempt = async (
  call: ParticipantCall,
  to: ParticipantSettings,
  parts: WebhookParts,
  signal: AbortSignal,
): Promise<ParticipantOutcome> => {
  const destination = await destinationOf(new URL(to.url), to.network, parts.resolve, signal);
  if (!destination.ok) return { kind: 'failed', retryable: destination.error === 'UNREACHABLE', code: destination.error };
  const now = parts.now();
  const { id, body } = webhookOf(call, now);
  const message = signed(id, body, await parts.secrets.of(to), now);
  const reply = await post(destination.value, message.headers, message.body, signal);
  return outcomeOf(reply, signal.aborted, parts.now());
};

/** @throws where the secrets cannot be read: that is ours, not the participant's */
export const createWebhookParticipants = (parts: WebhookParts): Participants => ({
  call: async (call) => {
    const settings = parts.participants.get(call.participant);
    if (settings === undefined || !settings.actions.includes(call.action)) return notBegun('NOT_CONFIGURED');
    const left = call.deadline - parts.now();
    if (left < SHORTEST_ATTEMPT_MS) return notBegun('DEADLINE');
    const patience = timeout(Math.min(settings.timeoutMs, left), { strategy: TimeoutStrategy.Cooperative, abortOnReturn: false });
    return patience.execute(({ signal }) => attempt(call, settings, parts, signal));
  },
});
