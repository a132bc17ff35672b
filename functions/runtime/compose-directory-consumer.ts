// The directory's projector in a deployment: live delivery and redrive use the same one.
import { userAggregate } from '../../domain/user/user.ts';
import { composeDirectory } from './compose-directory.ts';
import { composeLog } from './compose-log.ts';
import { persistentKeyring, persistentLog } from './event-log/backoff.ts';
import { systemEffects } from './event-log/effects.ts';
import { createReader } from './event-log/reader.ts';
import type { Consumer } from './streams/consumer.ts';
import { createDirectoryConsumer } from './streams/directory-consumer.ts';

export const composeDirectoryConsumer = (): Consumer => {
  const { log, keyring } = composeLog();
  const parts = { log: persistentLog(log, systemEffects), keyring: persistentKeyring(keyring, systemEffects) };
  return createDirectoryConsumer(createReader({ ...parts, aggregate: userAggregate }), composeDirectory());
};
