// The first question of every decision about an existing user: is there one to decide about?
import { type Refusal, refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Deleted, LiveUser, UserState } from '../state.ts';
import { impossible } from '../values/status.ts';

export const gone = (): Refusal => refusal('GONE', 'The user was erased.');
export const notFound = (what = 'user'): Refusal => refusal('NOT_FOUND', `There is no such ${what}.`);

/** The key of an erased user goes first: its stored state then has null where the address was. */
const isUnreadable = ({ email }: { readonly email: string | null }): boolean => email === null;

export const present = (state: UserState): Result<LiveUser, Refusal> => {
  if (state.status === 'none') return err(notFound());
  if (state.status === 'erased' || isUnreadable(state)) return err(gone());
  return ok(state);
};

/** A deleted user can be restored or erased, but not edited. */
export const editable = (state: UserState): Result<Exclude<LiveUser, Deleted>, Refusal> => {
  const user = present(state);
  if (!user.ok) return user;
  return user.value.status === 'deleted' ? err(impossible('changed', 'deleted')) : ok(user.value);
};
