// Retries, breaker and bulkhead around a participant, on a clock that is moved.
import { CircuitState } from 'cockatiel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantOutcome, Participants } from '../../../../domain/kernel/participant.ts';
import {
  ATTEMPTS,
  BREAK_AFTER,
  createResilientParticipants,
  HALF_OPEN_AFTER_MS,
  LONGEST_PAUSE_MS,
} from '../../../../functions/runtime/resilience/resilient-participants.ts';
import { aCall } from '../../../kit/participants.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const done: ParticipantOutcome = { kind: 'done' };
const busy: ParticipantOutcome = { kind: 'failed', retryable: true, code: 'BUSY' };
const refused: ParticipantOutcome = { kind: 'failed', retryable: false, code: 'REFUSED' };
const unknown: ParticipantOutcome = { kind: 'unknown', code: 'TIMEOUT' };
const later = (retryAfterMs: number): ParticipantOutcome => ({ kind: 'failed', retryable: true, code: 'BUSY', retryAfterMs });

const times = (count: number, outcome: ParticipantOutcome): ParticipantOutcome[] => Array.from({ length: count }, () => outcome);

const settled = async (participants: Participants, more = {}): Promise<ParticipantOutcome> => {
  const calling = participants.call(aCall(more));
  await vi.runAllTimersAsync();
  return calling;
};

const world = (concurrency = 10) => {
  const script: ParticipantOutcome[] = [];
  const at: number[] = [];
  const seen: string[] = [];
  const inner: Participants = {
    call: async () => {
      at.push(Date.now() - 1_000_000);
      return script.shift() ?? done;
    },
  };
  const parts = {
    concurrencyOf: () => concurrency,
    telemetry: {
      called: (name: string, outcome: string) => seen.push(`${name} ${outcome}`),
      breakerChanged: (name: string, state: CircuitState) => seen.push(`${name} breaker ${CircuitState[state]}`),
      rejected: (name: string) => seen.push(`${name} rejected`),
    },
    now: Date.now,
    random: () => 1,
  };
  const resilient = createResilientParticipants(inner, parts);
  return { script, at, seen, parts, call: (more = {}) => settled(resilient, more) };
};

describe('a call', () => {
  it('that fails in passing is repeated, each time later', async () => {
    const { script, at, call, seen } = world();
    script.push(busy, unknown, done);
    expect(await call()).toEqual(done);
    expect(at).toEqual([0, 400, 1_200]);
    expect(seen).toEqual(['billing done']);
  });

  it('is repeated no more than so often', async () => {
    const { script, at, call } = world();
    script.push(...times(10, busy));
    expect(await call()).toEqual(busy);
    expect(at).toHaveLength(ATTEMPTS);
  });

  it.each([done, { kind: 'accepted' } as const, refused])('that ends in $kind is not repeated', async (outcome) => {
    const { script, at, call } = world();
    script.push(outcome, busy);
    expect(await call()).toEqual(outcome);
    expect(at).toHaveLength(1);
  });

  it('may have had its effect where any attempt may', async () => {
    const { script, call, seen } = world();
    script.push(unknown, busy, refused);
    expect(await call()).toEqual(unknown);
    expect(seen).toEqual(['billing unknown']);
  });

  it('waits as long as the participant asks', async () => {
    const { script, at, call } = world();
    script.push(later(3_000), done);
    expect(await call()).toEqual(done);
    expect(at).toEqual([0, 3_400]);
  });

  it('is left to the caller where the participant asks for more than that', async () => {
    const { script, at, call } = world();
    script.push(later(LONGEST_PAUSE_MS + 1));
    expect(await call()).toEqual(later(LONGEST_PAUSE_MS + 1));
    expect(at).toHaveLength(1);
  });

  it('never sleeps past its deadline', async () => {
    const { script, at, call } = world();
    script.push(later(3_000), busy, busy);
    await call({ deadline: Date.now() + 1_000 });
    expect(Math.max(...at)).toBe(1_000);
  });

  it('spreads its repetitions', async () => {
    const { script, at, call, parts } = world();
    parts.random = () => 0.25;
    script.push(busy, done);
    await call();
    expect(at).toEqual([0, 100]);
  });
});

const broken = async () => {
  const all = world();
  all.script.push(...times(BREAK_AFTER * ATTEMPTS, unknown));
  for (let call = 0; call < BREAK_AFTER; call += 1) expect(await all.call()).toEqual(unknown);
  expect(all.at).toHaveLength(BREAK_AFTER * ATTEMPTS);
  return all;
};

describe('the breaker', () => {
  it('opens after failures in a row, and then answers at once without a call', async () => {
    const { at, call, seen } = await broken();
    const calls = at.length;
    const before = Date.now();
    expect(await call()).toEqual({ kind: 'failed', retryable: true, code: 'BREAKER_OPEN' });
    expect([at.length, Date.now()]).toEqual([calls, before]);
    expect(seen).toContain('billing breaker Open');
  });

  it('stands open for the others of the same participant and the same action only', async () => {
    const { call } = await broken();
    expect(await call({ participant: 'crm' })).toEqual(done);
    expect(await call({ action: 'deprovision' })).toEqual(done);
    expect(await call({ processId: 'another' })).toMatchObject({ code: 'BREAKER_OPEN' });
  });

  it('lets one call try after a while, and closes when that goes well', async () => {
    const { call, seen } = await broken();
    await vi.advanceTimersByTimeAsync(HALF_OPEN_AFTER_MS);
    expect(await call()).toEqual(done);
    expect(seen.slice(-3)).toEqual(['billing breaker HalfOpen', 'billing breaker Closed', 'billing done']);
    expect(await call()).toEqual(done);
  });

  it('opens again when it does not', async () => {
    const { script, at, call } = await broken();
    await vi.advanceTimersByTimeAsync(HALF_OPEN_AFTER_MS);
    const before = at.length;
    script.push(...times(ATTEMPTS, unknown));
    expect(await call()).toEqual(unknown);
    expect(at).toHaveLength(before + ATTEMPTS);
    expect(await call()).toMatchObject({ code: 'BREAKER_OPEN' });
  });

  it('counts a call once, however often it was attempted, and begins anew with each that is answered, whatever the answer', async () => {
    const { script, call, seen } = world();
    for (const answered of [done, busy, refused]) {
      script.push(...times((BREAK_AFTER - 1) * ATTEMPTS, unknown), ...times(ATTEMPTS, answered));
      for (let made = 1; made < BREAK_AFTER; made += 1) expect(await call()).toEqual(unknown);
      expect(await call()).toEqual(answered);
      script.splice(0);
    }
    expect(seen.filter((line) => line.includes('breaker'))).toEqual([]);
  });

  it('counts neither what was answered nor what was ours', async () => {
    const { script, call } = world();
    const deadline: ParticipantOutcome = { kind: 'failed', retryable: true, code: 'DEADLINE' };
    const error: ParticipantOutcome = { kind: 'unknown', code: 'SERVER_ERROR' };
    for (const outcome of [refused, busy, error, deadline]) {
      for (let calls = 0; calls <= BREAK_AFTER; calls += 1) {
        script.push(...times(ATTEMPTS, outcome));
        expect(await call()).toEqual(outcome);
        script.splice(0);
      }
    }
  });
});

it('the bulkhead holds back what is too much at once, and lets it try again', async () => {
  const { parts, seen } = world(2);
  let underWay = 0;
  let most = 0;
  const slow: Participants = {
    call: async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      underWay -= 1;
      return done;
    },
  };
  const resilient = createResilientParticipants(slow, parts);
  const calling = Promise.all([1, 2, 3, 4, 5].map((step) => resilient.call(aCall({ step: `s${step}`, deadline: Date.now() + 60_000 }))));
  await vi.runAllTimersAsync();
  const outcomes = await calling;
  expect(most).toBe(2);
  expect(outcomes.filter(({ kind }) => kind === 'done').length).toBeGreaterThan(2);
  expect(seen).toContain('billing rejected');
  for (const outcome of outcomes.filter(({ kind }) => kind !== 'done'))
    expect(outcome).toEqual({ kind: 'failed', retryable: true, code: 'BULKHEAD_FULL' });
});

it('a fault of ours is not swallowed, and not held against the participant', async () => {
  const { parts } = world();
  let calls = 0;
  const faulty: Participants = {
    call: async () => {
      calls += 1;
      throw new Error('no secret');
    },
  };
  const resilient = createResilientParticipants(faulty, parts);
  for (let call = 0; call <= BREAK_AFTER; call += 1) await expect(resilient.call(aCall())).rejects.toThrow('no secret');
  expect(calls).toBe(BREAK_AFTER + 1);
});
