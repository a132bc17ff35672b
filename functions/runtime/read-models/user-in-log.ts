// A user straight from the log: for the queries that must not answer what a lagging row says, and for those that ask for the past.
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Point, Repository, Snapshot } from '../../../domain/kernel/repository.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { gone } from '../../../domain/user/decide/presence.ts';
import { isLive, toUser, type User, type UserEvent, type UserId, type UserState } from '../../../domain/user/user.ts';
import { NOT_FOUND } from '../bus/authorize.ts';

export type UserLog = Pick<Repository<UserId, UserState, UserEvent>, 'load'>;
export type UserPast = Pick<Repository<UserId, UserState, UserEvent>, 'load' | 'asOf'>;

const shown = (snapshot: Snapshot<UserState> | undefined, id: UserId): Result<User, Refusal> => {
  if (snapshot === undefined) return err(NOT_FOUND);
  const { state, version, erased } = snapshot;
  if (erased === true || state.status === 'erased') return err(gone());
  return isLive(state) ? ok(toUser(id, version, state)) : err(NOT_FOUND);
};

export const fromLog = async (users: UserLog, id: UserId): Promise<Result<User, Refusal>> => shown(await users.load(id), id);

/** The newest state is looked at as well: who is erased now has no past to show, whatever key is still cached. */
export const fromPast = async (users: UserPast, id: UserId, point: Point): Promise<Result<User, Refusal>> => {
  const [now, then] = await Promise.all([fromLog(users, id), users.asOf(id, point)]);
  return now.ok ? shown(then, id) : now;
};
