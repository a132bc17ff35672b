// What the calls to participants leave behind: metrics by participant and outcome.
import type { ParticipantTelemetry } from '../resilience/resilient-participants.ts';
import { participantMetric } from './metrics.ts';

export const participantTelemetry: ParticipantTelemetry = {
  called: (participant, outcome) => participantMetric('ParticipantCall', participant, 1, outcome),
  breakerChanged: (participant, state) => participantMetric('BreakerState', participant, state),
  rejected: (participant) => participantMetric('BulkheadRejected', participant, 1),
};
