// A user straight from the log: for the queries that must not answer what a lagging row says.
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Repository } from '../../../domain/kernel/repository.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { gone } from '../../../domain/user/decide/presence.ts';
import { isLive, toUser, type User, type UserEvent, type UserId, type UserState } from '../../../domain/user/user.ts';
import { NOT_FOUND } from '../http/authorize.ts';

export type UserLog = Pick<Repository<UserState, UserEvent>, 'load'>;

export const fromLog = async (users: UserLog, id: UserId): Promise<Result<User, Refusal>> => {
  const snapshot = await users.load(id);
  if (snapshot === undefined) return err(NOT_FOUND);
  const { state, version, erased } = snapshot;
  if (erased === true || state.status === 'erased') return err(gone());
  return isLive(state) ? ok(toUser(id, version, state)) : err(NOT_FOUND);
};
