// A participant for development: takes the calls for every name (`/<name>`), and behaves as it is told to.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MovableClock } from '../clock/clock.ts';
import { readBody } from '../http-api/body.ts';
import { createSeededRules, type Rules } from '../rules/seeded-rules.ts';
import { createAcknowledger, signed } from './acknowledge.ts';
import { type BehaviourRule, behaviourRule } from './behaviour.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { readMessage, type ReceivedMessage } from './message.ts';

const MAX_BODY_BYTES = 65_536;

export interface ParticipantOptions {
  readonly clock: MovableClock;
  /** All that may sign */
  readonly secrets: () => readonly string[];
  /** Where acknowledgements go */
  readonly callbackUrl: () => string;
}

export interface LocalParticipant {
  /** The participant of a name is at `<origin>/<name>`. */
  readonly origin: string;
  readonly behaviour: Rules<BehaviourRule>;
  /** Headers with which it would call back now, saying `body`. */
  readonly sign: (body: string) => Record<string, string>;
  readonly ledger: Pick<Ledger, 'calls' | 'tally' | 'effects' | 'acknowledgements' | 'clear'>;
  stop(): Promise<void>;
}

export const startParticipant = async ({ clock, secrets, callbackUrl }: ParticipantOptions): Promise<LocalParticipant> => {
  const rules = createSeededRules(behaviourRule);
  const ledger = createLedger();
  const acknowledger = createAcknowledger(callbackUrl, clock, (id, status) => ledger.acknowledged({ id, status }));
  const after = (delayMs: number, work: () => void): void => void clock.at(clock.now() + delayMs, work);

  const behave = (rule: BehaviourRule | undefined, message: ReceivedMessage, take: () => void, answer: (status: number) => void): void => {
    const { kind = 'well', delayMs = 0, outcome = 'done' } = rule ?? {};
    const acknowledge = (): void => {
      if (outcome === 'done') take();
      void acknowledger.send({ message, outcome });
    };
    switch (kind) {
      case 'fail':
        return answer(503);
      case 'refuse':
        return answer(422);
      case 'hang':
        return;
      case 'acknowledge':
      case 'acknowledge-twice':
        after(delayMs, acknowledge);
        if (kind === 'acknowledge-twice') after(delayMs, acknowledge);
        return answer(202);
      case 'late':
        take();
        return after(delayMs, () => answer(200));
      case 'fail-after':
        take();
        return answer(500);
      case 'well':
        take();
        return answer(200);
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number): void => void response.writeHead(status).end();
    const participant = /^\/([a-z][a-z0-9-]*)$/.exec(request.url ?? '')?.[1];
    if (request.method !== 'POST' || participant === undefined) return answer(404);
    const body = await readBody(request, MAX_BODY_BYTES);
    const message = body && readMessage(request.headers, body.toString(), secrets(), clock.now());
    if (message === undefined) return answer(401);
    const { id, action, userId } = message;
    const rule = rules.draw(
      (candidate) => (candidate.participant ?? participant) === participant && (candidate.action ?? action) === action,
      ({ by }) => (by === 'user' ? userId : undefined),
    );
    const effect = { id, participant, action, userId };
    ledger.called({ ...effect, at: new Date(clock.now()).toISOString(), met: rule?.kind ?? 'well' });
    behave(rule, message, () => ledger.took(effect), answer);
  };

  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    behaviour: { add: rules.add, clear: rules.clear, list: rules.list },
    sign: (body) => signed(secrets()[0] ?? '', randomUUID(), clock.now(), body),
    ledger,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
