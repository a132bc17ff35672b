// The participants of a deployment. Breakers and bulkheads live as long as the execution environment: compose once.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Participants } from '../../domain/kernel/participant.ts';
import { requestHandler } from './aws/clients.ts';
import { createParticipantCallers, type ParticipantCallers } from './participants/caller.ts';
import { readParticipants } from './participants/configuration.ts';
import { systemResolve } from './participants/destination.ts';
import { createSecretsManagerSecrets } from './participants/secrets-manager.ts';
import { createWebhookParticipants } from './participants/webhook-participants.ts';
import { createResilientParticipants } from './resilience/resilient-participants.ts';
import { participantTelemetry } from './telemetry/participants.ts';
import { tracedClient } from './telemetry/tracer.ts';

const composeSecrets = () => createSecretsManagerSecrets(tracedClient(new SecretsManagerClient({ requestHandler })), Date.now);

export const composeParticipantCallers = (): ParticipantCallers => createParticipantCallers(readParticipants(), composeSecrets());

export const composeParticipants = (): Participants => {
  const participants = readParticipants();
  const secrets = composeSecrets();
  return createResilientParticipants(createWebhookParticipants({ participants, secrets, resolve: systemResolve, now: Date.now }), {
    // A name that is not configured is refused behind the bulkhead.
    concurrencyOf: (name) => participants.get(name)?.concurrency ?? 1,
    telemetry: participantTelemetry,
    now: Date.now,
    random: Math.random,
  });
};
