// Writes the certificate of an erasure from the record of its process and the event in the log.
import type { Instant } from '../kernel/instant.ts';
import { type Certificate, ERASED } from './certificate.ts';
import type { ProcessRecord } from './progress.ts';

interface Erasure {
  readonly eventId: string;
  readonly occurredAt: Instant;
}

/** A task is shown under its own name, with the time at which it was done. */
const acknowledged = ({ tasks = {}, steps }: ProcessRecord): Certificate['participants'] =>
  Object.entries(tasks).flatMap(([task, { participant, done }]) => {
    const at = steps.find(({ name }) => name === task)?.finishedAt ?? null;
    return done === true && at !== null ? [{ name: participant, acknowledgedAt: at }] : [];
  });

/** @throws RangeError for a process that is about nobody */
export const certificateOf = (record: ProcessRecord, { eventId, occurredAt }: Erasure, issuedAt: Instant): Certificate => {
  const { userId, startedAt, startedBy } = record;
  if (userId === null) throw new RangeError('an erasure is about one user');
  return {
    userId,
    requestedAt: startedAt,
    requestedBy: startedBy,
    erasedAt: occurredAt,
    eventId,
    erased: [...ERASED],
    participants: acknowledged(record),
    issuedAt,
  };
};
