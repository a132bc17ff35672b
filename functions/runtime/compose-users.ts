// The users of a deployment, for commands and for the queries that read the log.
import { userAggregate } from '../../domain/user/user.ts';
import { composeKeys, composeLog } from './compose-log.ts';
import { persistentKeyring } from './event-log/backoff.ts';
import { systemEffects } from './event-log/effects.ts';
import type { Keyring } from './event-log/ports.ts';
import { createRepository } from './event-log/repository.ts';
import type { UserRepository } from './bus/command-handler.ts';
import { usage } from './telemetry/usage.ts';

export const composeUsersAndKeys = (): { readonly users: UserRepository; readonly keyring: Keyring } => {
  const { log, keyring } = composeLog();
  const users = createRepository({ log, keyring, aggregate: userAggregate, observer: usage });
  return { users, keyring: persistentKeyring(keyring, systemEffects) };
};

export const composeUsers = (): UserRepository => composeUsersAndKeys().users;

/** For what seals for users that do not exist yet. */
export const composeKeyring = (): Keyring => persistentKeyring(composeKeys(), systemEffects);
