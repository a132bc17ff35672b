// What erases users in a deployment.
import { userAggregate } from '../../domain/user/user.ts';
import { composeLog } from './compose-log.ts';
import type { ErasurePorts } from './erasure/erase.ts';
import { persistentKeyring } from './event-log/backoff.ts';
import { systemEffects } from './event-log/effects.ts';
import { createRepository } from './event-log/repository.ts';
import { usage } from './telemetry/usage.ts';

export const composeErasure = (): ErasurePorts => {
  const { log, keyring } = composeLog();
  return {
    users: createRepository({ log, keyring, aggregate: userAggregate, observer: usage }),
    keyring: persistentKeyring(keyring, systemEffects),
  };
};
