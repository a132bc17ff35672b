// The participant's own call back to the API, repeated until it is taken, as docs/participants.md asks.
import { Webhook } from 'standardwebhooks';
import type { MovableClock } from '../clock/clock.ts';
import type { ReceivedMessage } from './message.ts';

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 500;

export interface Acknowledgement {
  readonly message: ReceivedMessage;
  readonly outcome: 'done' | 'failed';
}

/** Headers of a call back that says `body`. @param now epoch milliseconds */
export const signed = (secret: string, id: string, now: number, body: string): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(now / 1_000)),
  'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
});

export interface Acknowledger {
  send(acknowledgement: Acknowledgement): Promise<void>;
}

/**
 * @param told what became of an attempt: a status, or 0 where there was no answer
 */
export const createAcknowledger = (
  callbackUrl: () => string,
  clock: MovableClock,
  told: (id: string, status: number) => void,
): Acknowledger => {
  const attempt = async ({ message: { id, processId, step, secret }, outcome }: Acknowledgement): Promise<number> => {
    const body = JSON.stringify({ processId, step, outcome, ...(outcome === 'failed' && { code: 'DECLINED' }) });
    const headers = signed(secret, `${id}:${outcome}`, clock.now(), body);
    try {
      const { status } = await fetch(callbackUrl(), { method: 'POST', headers, body });
      return status;
    } catch {
      return 0;
    }
  };

  const send = async (acknowledgement: Acknowledgement, made: number): Promise<void> => {
    const status = await attempt(acknowledgement);
    told(acknowledgement.message.id, status);
    const again = status === 0 || status === 429 || status >= 500;
    if (again && made < ATTEMPTS) clock.at(clock.now() + FIRST_PAUSE_MS * 2 ** made, () => void send(acknowledgement, made + 1));
  };

  return { send: (acknowledgement) => send(acknowledgement, 1) };
};
