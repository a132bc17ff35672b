// Asks a participant to do its part of a step, in whichever saga the step is.
import { composeParticipants } from '../runtime/compose-participants.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { once } from '../runtime/config/once.ts';
import { type AskEvent, askParticipant } from '../runtime/sagas/ask-participant.ts';
import { servePhase } from '../runtime/sagas/serve-step.ts';

const ports = once(() => ({ processes: composeProcesses(), participants: composeParticipants() }));

export const handler = servePhase<AskEvent>(
  ({ step, participant }) => `${step} ${participant}`,
  (event, deadline) => askParticipant(event, deadline, Date.now, ports),
);
