// Keeps a participant that is slow or down from harming us, and us from harming it: retries, and a circuit breaker and a bulkhead for each of its actions.
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
  type ParticipantDoubt,
  type ParticipantFailure,
  type ParticipantOutcome,
  type Participants,
} from '../../../domain/kernel/participant.ts';

/** attempts of one call; the state machine's own retries come on top, and further apart */
export const ATTEMPTS = 3;
const BASE_MS = 200;
/** milliseconds; whoever asks for a longer pause than this is left alone, and the answer says for how long */
export const LONGEST_PAUSE_MS = 5_000;
/** calls in a row, each with all its attempts, to which nobody answered */
export const BREAK_AFTER = 5;
/** milliseconds, until one call may try again */
export const HALF_OPEN_AFTER_MS = 30_000;

export interface ParticipantTelemetry {
  called(participant: string, outcome: ParticipantOutcome['kind']): void;
  breakerChanged(participant: string, state: CircuitState): void;
  rejected(participant: string): void;
}

export interface ResilienceParts {
  /** Calls to a participant at once, for each action */
  readonly concurrencyOf: (participant: string) => number;
  readonly telemetry: ParticipantTelemetry;
  readonly now: () => number;
  readonly random: () => number;
}

const notBegun = (code: 'BULKHEAD_FULL' | 'BREAKER_OPEN'): ParticipantOutcome => ({ kind: 'failed', retryable: true, code });

const SILENT = new Set<string>(['TIMEOUT', 'CONNECTION_LOST', 'UNREACHABLE'] satisfies (ParticipantDoubt | ParticipantFailure)[]);

/** Whatever an answer says, somebody is there: a task that is answered no, again and again, must not hold up the others. */
const wasSilent = (outcome: unknown): boolean => SILENT.has((outcome as { readonly code?: string }).code ?? '');

const askedPause = (outcome: ParticipantOutcome): number => (outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0);

const isWorthAnother = (outcome: unknown): boolean => {
  const { kind, code } = outcome as ParticipantOutcome & { readonly code?: string };
  if (kind === 'done' || kind === 'accepted' || code === 'DEADLINE') return false;
  return mayBeRepeated(outcome as ParticipantOutcome) && askedPause(outcome as ParticipantOutcome) <= LONGEST_PAUSE_MS;
};

const protection = (participant: string, { concurrencyOf, telemetry }: ResilienceParts) => {
  const compartment = bulkhead(concurrencyOf(participant));
  const breaker = circuitBreaker(handleWhenResult(wasSilent), {
    breaker: new ConsecutiveBreaker(BREAK_AFTER),
    halfOpenAfter: HALF_OPEN_AFTER_MS,
  });
  compartment.onReject(() => telemetry.rejected(participant));
  breaker.onStateChange((state) => telemetry.breakerChanged(participant, state));
  return { compartment, breaker };
};

export const createResilientParticipants = (participants: Participants, parts: ResilienceParts): Participants => {
  const protections = new Map<string, ReturnType<typeof protection>>();
  /** The way back is not closed because the way forward is. */
  const protectionOf = ({ participant, action }: ParticipantCall): ReturnType<typeof protection> => {
    const name = `${participant} ${action}`;
    const kept = protections.get(name) ?? protection(participant, parts);
    protections.set(name, kept);
    return kept;
  };

  const attempt = async (call: ParticipantCall): Promise<ParticipantOutcome> => {
    try {
      return await protectionOf(call).compartment.execute(() => participants.call(call));
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
      return await protectionOf(call).breaker.execute(() => persist(call));
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
