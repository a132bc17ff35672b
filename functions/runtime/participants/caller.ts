// Who calls back: the participant whose secret signed the request, lately (standardwebhooks.com).
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { ParticipantsByName } from './configuration.ts';
import type { ParticipantSecrets } from './secrets.ts';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

export interface ParticipantCallers {
  /** Its name; undefined where no participant signed this in the last five minutes. */
  identify(headers: ReadonlyMap<string, string>, body: Uint8Array): Promise<string | undefined>;
}

const isSignedWith = (secret: string, body: string, headers: Record<string, string>): boolean => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch (error) {
    // Anything else is thrown after the signature was found good: what was signed is no JSON, which is for others to refuse.
    return !(error instanceof WebhookVerificationError);
  }
};

export const createParticipantCallers = (participants: ParticipantsByName, secrets: ParticipantSecrets): ParticipantCallers => ({
  identify: async (given, bytes) => {
    const headers = Object.fromEntries(HEADERS.map((name) => [name, given.get(name) ?? '']));
    const body = Buffer.from(bytes).toString();
    for (const participant of participants.values()) {
      const own = await secrets.of(participant);
      if (own.some((secret) => isSignedWith(secret, body, headers))) return participant.name;
    }
    return undefined;
  },
});
