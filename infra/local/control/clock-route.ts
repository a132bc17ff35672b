// `/_local/clock`: tells the time of the stack, and moves it ahead.
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { MovableClock } from '../clock/clock.ts';
import { formatDuration, parseDuration } from '../clock/duration.ts';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import { readJson } from './json-body.ts';
import { problem } from './problem.ts';

/** Days that the clock may be ahead in all: far beyond any wait of the service, far below the last date that JavaScript knows. */
const MAX_AHEAD_DAYS = 36_500;
const MAX_AHEAD_MS = MAX_AHEAD_DAYS * 86_400_000;

const aheadMs = ({ offset }: MovableClock): number => Number(Atomics.load(new BigInt64Array(offset), 0));

const NO_DURATION = 'must be an ISO 8601 duration in weeks, days, hours, minutes or seconds, e.g. PT25H';
const TOO_FAR = `must not move the clock more than ${MAX_AHEAD_DAYS} days ahead in all`;

const bodyOf = (roomMs: number) =>
  z.strictObject({
    advance: z.string(NO_DURATION).transform((text, context) => {
      const milliseconds = parseDuration(text);
      if (milliseconds !== undefined && milliseconds <= roomMs) return milliseconds;
      context.addIssue(milliseconds === undefined ? NO_DURATION : TOO_FAR);
      return z.NEVER;
    }),
  });

export const answerClock = (clock: MovableClock): HttpAnswer =>
  jsonAnswer(200, { now: new Date(clock.now()).toISOString(), advanced: formatDuration(aheadMs(clock)) }, { 'cache-control': 'no-store' });

/** Body `{"advance": "PT25H"}`. */
export const moveClock = async (clock: MovableClock, request: IncomingMessage): Promise<HttpAnswer> => {
  const json = await readJson(request);
  if ('refused' in json) return json.refused;
  const body = bodyOf(MAX_AHEAD_MS - aheadMs(clock)).safeParse(json.value);
  if (!body.success) {
    const errors = body.error.issues.map(({ path, message }) => ({ pointer: path.map((key) => `/${String(key)}`).join(''), message }));
    return problem(400, 'Bad Request', 'VALIDATION_ERROR', errors);
  }
  clock.advance(body.data.advance);
  return answerClock(clock);
};
