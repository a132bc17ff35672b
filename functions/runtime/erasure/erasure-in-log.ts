// Finds the event by which a user was erased.
import { eventId } from '../../../domain/kernel/commit.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { UserId } from '../../../domain/user/user.ts';
import type { UserRepository } from '../bus/command-handler.ts';

export type ErasedLog = Pick<UserRepository, 'load' | 'read'>;

/** It is the last event of its stream. Only fences can follow, and few: a user that is gone answers most commands without one. */
const LAST = 100;

export const erasureInLog = async (
  users: ErasedLog,
  userId: UserId,
): Promise<{ readonly eventId: string; readonly version: number; readonly occurredAt: Instant } | undefined> => {
  const newest = await users.load(userId);
  if (newest === undefined) return undefined;
  const commits = await users.read(userId, Math.max(1, newest.version - LAST + 1), LAST);
  const found = commits.findLast(({ events }) => events.at(-1)?.type === 'UserErased');
  if (found === undefined) return undefined;
  const { version, occurredAt, events } = found;
  return { eventId: eventId(userId, version, events.length - 1), version, occurredAt };
};
