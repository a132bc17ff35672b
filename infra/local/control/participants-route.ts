// `/_local/participants`: what the local participant was asked and did, and how it behaves from now on.
import type { IncomingMessage } from 'node:http';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { LocalParticipant } from '../participant/participant.ts';
import { addRules } from './rules-route.ts';

type Shown = Pick<LocalParticipant, 'behaviour' | 'ledger'>;

export const answerParticipants = ({ behaviour, ledger }: Shown): HttpAnswer =>
  jsonAnswer(
    200,
    { behaviour: behaviour.list(), calls: ledger.calls(), effects: ledger.effects(), acknowledgements: ledger.acknowledgements() },
    { 'cache-control': 'no-store' },
  );

/** Body: a rule or a list, e.g. `{"kind": "fail", "probability": 0.2, "seed": 7}`. */
export const behaveParticipants = (participant: Shown, request: IncomingMessage): Promise<HttpAnswer> =>
  addRules(participant.behaviour, request, () => answerParticipants(participant));

/** Behaves well again, and forgets what it was asked. */
export const resetParticipants = ({ behaviour, ledger }: Shown): HttpAnswer => {
  behaviour.clear();
  ledger.clear();
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
};
