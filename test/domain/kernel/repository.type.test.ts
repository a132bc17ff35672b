// Compile-time specs of ids: the id of one aggregate opens no stream of another.
import { expect, expectTypeOf, test } from 'vitest';
import type { CommandRequest, Repository } from '../../../domain/kernel/repository.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import type { UserRepository } from '../../../functions/runtime/bus/command-handler.ts';
import type { Account, AccountEvent, AccountId } from '../../kit/account.ts';

type Accounts = Repository<AccountId, Account, AccountEvent>;
declare const accounts: Accounts;
declare const users: UserRepository;
declare const userId: UserId;
declare const accountId: AccountId;
declare const accountRequest: CommandRequest<AccountId, Account, AccountEvent>;

/** Compiled, never run. */
const strangers = async (): Promise<void> => {
  await accounts.load(accountId);
  // @ts-expect-error -- a user is no account
  await accounts.load(userId);
  // @ts-expect-error -- an account is no user
  await users.asOf(accountId, { version: 1 });
  // @ts-expect-error -- any text is no id
  await users.read('user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8', 1, 10);
  // @ts-expect-error -- nor is it in a command
  await accounts.execute({ ...accountRequest, streamId: userId });
};

test('a repository takes the ids of its own aggregate', () => {
  expectTypeOf<Parameters<UserRepository['load']>>().toEqualTypeOf<[streamId: UserId]>();
  expectTypeOf<Parameters<Accounts['load']>>().toEqualTypeOf<[streamId: AccountId]>();
  expect(strangers).toBeTypeOf('function');
  expectTypeOf<UserRepository>().toEqualTypeOf<Repository<UserId, UserState, UserEvent>>();
});
