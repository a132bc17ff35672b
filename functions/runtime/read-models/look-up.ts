// Finds a user by a key, never staler than a position: the one user that the position is about is checked against the log.
import { rowToUser } from '../../../domain/read-models/directory.ts';
import { isUserId, type User } from '../../../domain/user/user.ts';
import { canonicalEmail, type Email } from '../../../domain/user/values/email.ts';
import type { DirectoryStore } from './directory-store.ts';
import { fromLog, type UserLog } from './user-in-log.ts';

interface Keys {
  readonly email?: Email | undefined;
  readonly externalId?: string | undefined;
}

const has = (user: User, { email, externalId }: Keys): boolean =>
  email === undefined ? user.externalId === externalId : canonicalEmail(user.email) === canonicalEmail(email);

const indexed = async ({ email, externalId }: Keys, directory: DirectoryStore): Promise<User | undefined> => {
  const row = email === undefined ? await directory.byExternalId(externalId ?? '') : await directory.byEmail(canonicalEmail(email));
  return row && rowToUser(row);
};

export const lookUp = async (
  keys: Keys,
  position: { readonly streamId: string; readonly version: number } | undefined,
  directory: DirectoryStore,
  users: UserLog,
): Promise<User | undefined> => {
  const found = await indexed(keys, directory);
  const { streamId, version } = position ?? {};
  if (streamId === undefined || version === undefined || !isUserId(streamId)) return found;
  if (found?.id === streamId && found.version >= version) return found;
  const current = await fromLog(users, streamId);
  if (current.ok && has(current.value, keys)) return current.value;
  return found?.id === streamId ? undefined : found;
};
