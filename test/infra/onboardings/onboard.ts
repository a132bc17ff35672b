// Registers many people at once on a stack, answers each mail as it comes, and moves the clock where nothing but time is missing, until all of it has ended.
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '../../../infra/client/client.ts';
import { effortOf } from '../../../infra/client/persistent-fetch.ts';
import type { Progress } from '../../../infra/client/progress.ts';
import type { Stack } from '../../../infra/local/stack.ts';

const LOOK_EVERY_MS = 50;
/** Of the moved clock: less than the pause before most attempts, so that they come one after the other as they would by themselves. */
const ADVANCE_MS = 5_000;
/** Of the moved clock: far more than all attempts of all steps take. What is open then is stuck. */
const GIVE_UP_AFTER_MS = 3_600_000;
const PATIENCE_MS = 300_000;
/** What the mailbox of the stack keeps: one mail for everybody. */
export const MOST_ONBOARDINGS = 1_000;

export interface Onboarding {
  readonly email: string;
  readonly processId: string;
}

export interface Onboarded {
  readonly onboardings: readonly Onboarding[];
  readonly seconds: number;
  /** Of real time, until the last registration was answered */
  readonly registeredInSeconds: number;
  /** Requests that were sent again because the service said "come back later" */
  readonly sentAgain: number;
  readonly movedMs: number;
}

const secondsSince = (since: number): number => (performance.now() - since) / 1_000;

export const emailOf = (number: number): string => `person.${number}@example.com`;

/** Everybody at once: only the client's sockets set a bound. */
const registerAll = async (stack: Stack, count: number, progress: Progress) => {
  const client = createClient({ baseUrl: stack.url, persistence: { patienceMs: PATIENCE_MS } });
  let sentAgain = 0;
  progress.start('register', count);
  const onboardings = await Promise.all(
    Array.from({ length: count }, async (_, number): Promise<Onboarding> => {
      const email = emailOf(number);
      // Ids are made of the key: the same number is the same user in every run, and meets the same.
      const params = { header: { 'Idempotency-Key': `onboarding-${number}` } };
      const { response } = await client.POST('/v1/registrations', { params, body: { email, name: 'Ada Lovelace' } });
      const [processId] = /proc_[0-9a-f]{32}$/u.exec(response.headers.get('location') ?? '') ?? [];
      if (processId === undefined) throw new Error(`registration ${number} was answered ${response.status}`);
      sentAgain += effortOf(response).retries;
      progress.tick();
      return { email, processId };
    }),
  );
  progress.stop();
  return { onboardings, sentAgain };
};

/** @returns answers the mails that have come since the last time, and says how many those were */
const createReader = (stack: Stack) => {
  const client = createClient({ baseUrl: stack.url, persistence: { patienceMs: PATIENCE_MS } });
  const read = new Set<string>();
  return async (): Promise<number> => {
    const mails = stack.mailbox.list().filter(({ id }) => !read.has(id));
    await Promise.all(
      mails.map(async ({ id, text }) => {
        read.add(id);
        const [, token] = /#([\w-]+)/u.exec(text ?? '') ?? [];
        if (token !== undefined) await client.POST('/v1/registrations/verify', { body: { token } });
      }),
    );
    return mails.length;
  };
};

export const onboardAll = async (stack: Stack, count: number, progress: Progress): Promise<Onboarded> => {
  const began = performance.now();
  const registered = await registerAll(stack, count, progress);
  const registeredInSeconds = secondsSince(began);
  const answerMails = createReader(stack);
  let movedMs = 0;
  let ended = 0;
  progress.start('onboard', count);
  while (ended < count && movedMs < GIVE_UP_AFTER_MS) {
    const answered = await answerMails();
    const { pending, executions } = await stack.status();
    for (const now = count - executions.running - executions.waiting; ended < now; ended += 1) progress.tick();
    if (answered > 0 || pending.stream > 0 || pending.bus > 0) await wait(LOOK_EVERY_MS);
    else if (ended < count) {
      stack.clock.advance(ADVANCE_MS);
      movedMs += ADVANCE_MS;
    }
  }
  progress.stop();
  await stack.waitForQuiescence(PATIENCE_MS);
  return { ...registered, registeredInSeconds, seconds: secondsSince(began), movedMs };
};
