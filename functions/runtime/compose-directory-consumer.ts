// The projector of all read models in a deployment: live delivery, redrive and rebuild use the same one.
import { userAggregate } from '../../domain/user/user.ts';
import { documentClient } from './aws/clients.ts';
import { composeLog } from './compose-log.ts';
import { systemClock } from './config/clock.ts';
import { environment } from './config/environment.ts';
import { persistentKeyring, persistentLog } from './event-log/backoff.ts';
import { systemEffects } from './event-log/effects.ts';
import { createReader } from './event-log/reader.ts';
import { createDynamoDbProjection } from './read-models/dynamodb-projection.ts';
import type { Consumer } from './streams/consumer.ts';
import { createDirectoryConsumer } from './streams/directory-consumer.ts';

export const composeProjection = () => {
  const { log, keyring } = composeLog();
  const parts = { log: persistentLog(log, systemEffects), keyring: persistentKeyring(keyring, systemEffects) };
  const store = createDynamoDbProjection(documentClient(), {
    directory: environment('DIRECTORY_TABLE'),
    search: environment('SEARCH_TABLE'),
    statistics: environment('STATISTICS_TABLE'),
    feed: environment('FEED_TABLE'),
  });
  return { reader: createReader({ ...parts, aggregate: userAggregate }), log: parts.log, store, clock: systemClock };
};

export const composeDirectoryConsumer = (): Consumer => createDirectoryConsumer(composeProjection());
