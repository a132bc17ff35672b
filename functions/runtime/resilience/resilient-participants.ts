// Keeps a participant that is slow or down from harming us, and us from harming it: retries, a circuit breaker and a bulkhead for each.
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  type CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhenResult,
  retry,
} from 'cockatiel';
import {
  afterAttempt,
  mayBeRepeated,
  type ParticipantCall,
  type ParticipantOutcome,
  type Participants,
} from '../../../domain/kernel/participant.ts';

/** attempts of one call; the state machine's own retries come on top, and further apart */
export const ATTEMPTS = 3;
const BASE_MS = 200;
/** milliseconds; whoever asks for a longer pause than this is left alone, and the answer says for how long */
export const LONGEST_PAUSE_MS = 5_000;
/**
 * failed calls in a row, each with all its attempts. A participant that fails for one user in four is not down, though three quarters of its calls
 * may fail, as failed tasks come again and again: twenty in a row hardly happen then
 */
export const BREAK_AFTER = 20;
/** milliseconds, until one call may try again */
export const HALF_OPEN_AFTER_MS = 30_000;

export interface ParticipantTelemetry {
  called(participant: string, outcome: ParticipantOutcome['kind']): void;
  breakerChanged(participant: string, state: CircuitState): void;
  rejected(participant: string): void;
}

export interface ResilienceParts {
  /** Calls to a participant at once */
  readonly concurrencyOf: (participant: string) => number;
  readonly telemetry: ParticipantTelemetry;
  readonly now: () => number;
  readonly random: () => number;
}

const notBegun = (code: 'BULKHEAD_FULL' | 'BREAKER_OPEN'): ParticipantOutcome => ({ kind: 'failed', retryable: true, code });

/** Ours, not the participant's: it is not held against it. */
const OURS = new Set(['DEADLINE', 'BULKHEAD_FULL', 'BREAKER_OPEN']);
const isHeldAgainst = (outcome: unknown): boolean =>
  mayBeRepeated(outcome as ParticipantOutcome) && !OURS.has((outcome as { readonly code: string }).code);

const askedPause = (outcome: ParticipantOutcome): number => (outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0);

const isWorthAnother = (outcome: unknown): boolean => {
  const { kind, code } = outcome as ParticipantOutcome & { readonly code?: string };
  if (kind === 'done' || kind === 'accepted' || code === 'DEADLINE') return false;
  return mayBeRepeated(outcome as ParticipantOutcome) && askedPause(outcome as ParticipantOutcome) <= LONGEST_PAUSE_MS;
};

const protection = (participant: string, { concurrencyOf, telemetry }: ResilienceParts) => {
  const compartment = bulkhead(concurrencyOf(participant));
  const breaker = circuitBreaker(handleWhenResult(isHeldAgainst), {
    breaker: new ConsecutiveBreaker(BREAK_AFTER),
    halfOpenAfter: HALF_OPEN_AFTER_MS,
  });
  compartment.onReject(() => telemetry.rejected(participant));
  breaker.onStateChange((state) => telemetry.breakerChanged(participant, state));
  return { compartment, breaker };
};

export const createResilientParticipants = (participants: Participants, parts: ResilienceParts): Participants => {
  const protections = new Map<string, ReturnType<typeof protection>>();
  const protectionOf = (participant: string): ReturnType<typeof protection> => {
    const kept = protections.get(participant) ?? protection(participant, parts);
    protections.set(participant, kept);
    return kept;
  };

  const attempt = async (call: ParticipantCall): Promise<ParticipantOutcome> => {
    try {
      return await protectionOf(call.participant).compartment.execute(() => participants.call(call));
    } catch (error) {
      if (error instanceof BulkheadRejectedError) return notBegun('BULKHEAD_FULL');
      throw error;
    }
  };

  const retries = ({ deadline }: ParticipantCall) =>
    retry(handleWhenResult(isWorthAnother), {
      maxAttempts: ATTEMPTS - 1,
      backoff: new DelegateBackoff(({ attempt: made, result }) => {
        const asked = 'value' in result ? askedPause(result.value as ParticipantOutcome) : 0;
        const pause = asked + parts.random() * BASE_MS * 2 ** made;
        return Math.min(pause, Math.max(0, deadline - parts.now()));
      }),
    });

  const persist = async (call: ParticipantCall): Promise<ParticipantOutcome> => {
    let known: ParticipantOutcome | undefined;
    const latest = await retries(call).execute(async () => {
      const outcome = await attempt(call);
      known = afterAttempt(known, outcome);
      return outcome;
    });
    return known ?? latest;
  };

  /** An open breaker answers at once, so that whoever called can wait better than we can. */
  const unlessBroken = async (call: ParticipantCall): Promise<ParticipantOutcome> => {
    try {
      return await protectionOf(call.participant).breaker.execute(() => persist(call));
    } catch (error) {
      if (error instanceof BrokenCircuitError) return notBegun('BREAKER_OPEN');
      throw error;
    }
  };

  return {
    call: async (call) => {
      const outcome = await unlessBroken(call);
      parts.telemetry.called(call.participant, outcome.kind);
      return outcome;
    },
  };
};
