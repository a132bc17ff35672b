// Sends again what a publisher did not take: bounded, with full jitter, and only what can go through at all.
import type { Publisher } from '../../../domain/kernel/publisher.ts';
import type { Clock } from '../config/clock.ts';

const ATTEMPTS = 4;
const BASE_MS = 50;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html; the last is ours. */
const HOPELESS = new Set(['MalformedDetail', 'InvalidArgument', 'EntryTooLarge']);

export const isHopeless = (code: string): boolean => HOPELESS.has(code);

export const retrying = (publisher: Publisher, clock: Pick<Clock, 'pause'>, random: () => number = Math.random): Publisher => ({
  publish: async (events) => {
    let failed = await publisher.publish(events);
    for (let attempt = 1; attempt < ATTEMPTS && failed.some(({ code }) => !isHopeless(code)); attempt += 1) {
      await clock.pause(random() * BASE_MS * 2 ** attempt);
      const hopeless = failed.filter(({ code }) => isHopeless(code));
      const again = failed.filter(({ code }) => !isHopeless(code)).map(({ event }) => event);
      failed = [...hopeless, ...(await publisher.publish(again))];
    }
    return failed;
  },
});
