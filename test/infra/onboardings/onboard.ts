// Registers many people at once on a stack, answers each mail as it comes, and moves the clock where nothing but time is missing, until all of it has ended.
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '../../../infra/client/client.ts';
import { effortOf } from '../../../infra/client/persistent-fetch.ts';
import type { Progress } from '../../../infra/client/progress.ts';
import type { Stack } from '../../../infra/local/stack.ts';

const LOOK_EVERY_MS = 50;
/** Of the moved clock: less than the pause before most attempts, so that they come one after the other as they would by themselves. */
const ADVANCE_MS = 5_000;
/** Of the moved clock: all attempts of all steps, and a day for the mail. What is open then is stuck. */
const GIVE_UP_AFTER_MS = 2 * 86_400_000;
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
  /** Answers to the tokens of the mails, by their status */
  readonly verified: Readonly<Record<number, number>>;
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

/** Answers each mail once. */
const createReader = (stack: Stack) => {
  const client = createClient({ baseUrl: stack.url, persistence: { patienceMs: PATIENCE_MS } });
  const read = new Set<string>();
  const answers = new Map<number, number>();
  /** Those that have come since the last time. @returns how many those were */
  const answerNew = async (): Promise<number> => {
    const mails = stack.mailbox.list().filter(({ id }) => !read.has(id));
    await Promise.all(
      mails.map(async ({ id, text }) => {
        read.add(id);
        const [, token] = /#([\w-]+)/u.exec(text ?? '') ?? [];
        if (token === undefined) return;
        const { response } = await client.POST('/v1/registrations/verify', { body: { token } });
        answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
      }),
    );
    return mails.length;
  };
  return { answerNew, answers: () => Object.fromEntries(answers) };
};

/** By a little where a retry is waited for, whose time nobody shows; up to the first end where all that is open waits for an answer. */
const nextStepMs = ({ executions, clock }: Stack): number => {
  const ends = executions.list().flatMap(({ status, waitsUntil }) => (status === 'RUNNING' ? [waitsUntil] : []));
  const first = ends.length === 0 ? 0 : Math.min(...ends.map((end) => (end === null ? 0 : Date.parse(end))));
  return Math.max(ADVANCE_MS, first - clock.now());
};

export const onboardAll = async (stack: Stack, count: number, progress: Progress): Promise<Onboarded> => {
  const began = performance.now();
  const registered = await registerAll(stack, count, progress);
  const registeredInSeconds = secondsSince(began);
  const mails = createReader(stack);
  let movedMs = 0;
  let ended = 0;
  progress.start('onboard', count);
  while (ended < count && movedMs < GIVE_UP_AFTER_MS) {
    const { pending, executions } = await stack.status();
    for (const now = count - executions.running - executions.waiting; ended < now; ended += 1) progress.tick();
    // Looked for after the stack was found at rest: there is none on its way then.
    const answered = await mails.answerNew();
    if (answered > 0 || pending.stream > 0 || pending.bus > 0) await wait(LOOK_EVERY_MS);
    else if (ended < count) {
      const step = nextStepMs(stack);
      stack.clock.advance(step);
      movedMs += step;
    }
  }
  progress.stop();
  await stack.waitForQuiescence(PATIENCE_MS);
  return { ...registered, registeredInSeconds, verified: mails.answers(), seconds: secondsSince(began), movedMs };
};
