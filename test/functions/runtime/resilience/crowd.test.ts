// A crowd of tasks beside a participant that fails for some users and hangs for others, in a few environments, on a clock that is moved:
// whoever the participant would serve is served, however often the breakers open.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ParticipantAction, type ParticipantOutcome, type Participants, wasHeldBack } from '../../../../domain/kernel/participant.ts';
import { createResilientParticipants } from '../../../../functions/runtime/resilience/resilient-participants.ts';
import { NOT_BEGUN_RETRY, STEP_RETRY } from '../../../../infra/limits.ts';
import { fixedRandom, seededRandom } from '../../../../infra/local/rules/random.ts';
import { aCall } from '../../../kit/participants.ts';

const ANSWER_MS = 50;
const TIMEOUT_MS = 2_000;
const FUNCTION_MS = 24_000;
const TICK_MS = 50;
const LATE_MS = 180_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const kindOf = (userId: string): 'fails' | 'hangs' | 'well' => {
  const drawn = fixedRandom(1, userId);
  if (drawn < 0.2) return 'fails';
  return drawn < 0.25 ? 'hangs' : 'well';
};

const participant: Participants = {
  call: async ({ userId, action }) => {
    const kind = action === 'provision' ? kindOf(userId) : 'well';
    await sleep(kind === 'hangs' ? TIMEOUT_MS : ANSWER_MS);
    const outcomes = {
      fails: { kind: 'failed', retryable: true, code: 'BUSY' },
      hangs: { kind: 'unknown', code: 'TIMEOUT' },
      well: { kind: 'done' },
    } as const;
    return outcomes[kind];
  },
};

/** As Lambda does: each environment runs one call at a time, and whoever finds none free waits. */
const environments = (count: number, random: () => number): Participants => {
  const telemetry = { called: () => undefined, breakerChanged: () => undefined, rejected: () => undefined };
  const parts = { concurrencyOf: () => count, telemetry, now: Date.now, random };
  const idle = Array.from({ length: count }, () => createResilientParticipants(participant, parts));
  const waiting: ((environment: Participants) => void)[] = [];
  return {
    call: async (call) => {
      const environment = idle.shift() ?? (await new Promise<Participants>((resolve) => waiting.push(resolve)));
      const outcome = await environment.call({ ...call, deadline: Date.now() + FUNCTION_MS });
      const next = waiting.shift();
      if (next === undefined) idle.push(environment);
      else next(environment);
      return outcome;
    },
  };
};

/** As the state machine does: pauses that grow, with full jitter, and attempts of their own for what was held back. */
const task = async (
  userId: string,
  action: ParticipantAction,
  participants: Participants,
  random: () => number,
): Promise<ParticipantOutcome> => {
  const made = new Map<object, number>();
  for (;;) {
    const outcome = await participants.call(aCall({ userId, action, processId: userId }));
    if (outcome.kind === 'done') return outcome;
    const policy = wasHeldBack(outcome) ? NOT_BEGUN_RETRY : STEP_RETRY;
    const before = made.get(policy) ?? 0;
    if (before === policy.retryAttempts) return outcome;
    made.set(policy, before + 1);
    const pause = Math.min(policy.interval.toMilliseconds() * policy.backoffRate ** before, policy.longestInterval.toMilliseconds());
    await sleep(pause * random());
  }
};

/** Asks, and asks to undo what nobody knows the end of. */
const step = async (userId: string, participants: Participants, random: () => number) => {
  const outcome = await task(userId, 'provision', participants, random);
  const undone = outcome.kind === 'unknown' ? await task(userId, 'deprovision', participants, random) : undefined;
  return { kind: kindOf(userId), outcome, undone };
};

it.each([
  { tasks: 500, atOnce: 10, everyMs: 0 },
  { tasks: 500, atOnce: 10, everyMs: 200 },
  { tasks: 500, atOnce: 100, everyMs: 0 },
  { tasks: 900, atOnce: 3, everyMs: 300 },
])('$tasks tasks, one each $everyMs ms, in $atOnce environments; a quarter of those that are served come late', async (crowd) => {
  const { tasks, atOnce, everyMs } = crowd;
  const random = seededRandom(3);
  const participants = environments(atOnce, random);
  const users = Array.from({ length: tasks }, (_, number) => `user_${number}`);
  const running = users.map(async (userId, number) => {
    // When they come, hardly anybody is left but tasks that have failed before.
    const late = kindOf(userId) === 'well' && number % 4 === 0 ? random() * LATE_MS : 0;
    await sleep(number * everyMs + late);
    return step(userId, participants, random);
  });
  const all = Promise.all(running);
  const over = new AbortController();
  void all.finally(() => over.abort());
  while (!over.signal.aborted) await vi.advanceTimersByTimeAsync(TICK_MS);
  const ended = await all;
  expect(ended.filter(({ kind, outcome }) => (kind === 'well') !== (outcome.kind === 'done'))).toEqual([]);
  expect(ended.filter(({ kind, undone }) => kind === 'hangs' && undone?.kind !== 'done')).toEqual([]);
});
