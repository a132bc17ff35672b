// What an answer means by its status, and what stays unknown over several attempts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAttempt, mayBeRepeated, messageIdOf, outcomeOfStatus, type ParticipantOutcome } from '../../../domain/kernel/participant.ts';

const failed: ParticipantOutcome = { kind: 'failed', retryable: true, code: 'BUSY' };
const refused: ParticipantOutcome = { kind: 'failed', retryable: false, code: 'REFUSED' };
const unknown: ParticipantOutcome = { kind: 'unknown', code: 'TIMEOUT' };
const done: ParticipantOutcome = { kind: 'done' };
const accepted: ParticipantOutcome = { kind: 'accepted' };

describe('a status', () => {
  it.each([
    [200, done],
    [204, done],
    [202, accepted],
    [301, { kind: 'failed', retryable: false, code: 'REDIRECT' }],
    [400, refused],
    [410, refused],
    [425, failed],
    [429, failed],
    [503, failed],
    [500, { kind: 'unknown', code: 'SERVER_ERROR' }],
    [504, { kind: 'unknown', code: 'SERVER_ERROR' }],
    [101, { kind: 'unknown', code: 'UNEXPECTED_ANSWER' }],
  ] as const)('%i', (status, outcome) => expect(outcomeOfStatus(status)).toEqual(outcome));

  it('keeps how long the participant asks to wait', () => expect(outcomeOfStatus(503, 7_000)).toEqual({ ...failed, retryAfterMs: 7_000 }));
});

const after = (attempts: readonly ParticipantOutcome[]): ParticipantOutcome | undefined =>
  attempts.reduce<ParticipantOutcome | undefined>(afterAttempt, undefined);

describe('several attempts', () => {
  it('never turn a doubt into a failure', () => {
    const outcome = fc.constantFrom(done, accepted, failed, refused, unknown);
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 6 }), (attempts) => {
        const sinceAnswered = attempts.slice(attempts.findLastIndex(({ kind }) => kind === 'done' || kind === 'accepted') + 1);
        const result = after(attempts);
        if (sinceAnswered.some(({ kind }) => kind === 'unknown')) expect(result?.kind).toBe('unknown');
        else expect(result).toEqual(attempts.at(-1));
      }),
    );
  });

  it('may go on after a doubt or a failure that can pass', () =>
    expect([done, accepted, failed, refused, unknown].map(mayBeRepeated)).toEqual([false, false, true, false, true]));
});

it('a step keeps its message id', () => expect(messageIdOf({ processId: 'p1', step: 's' })).toBe('p1:s'));
