// A rebuild in a deployment: the same projector as live delivery, and the stores from end to end.
import { documentClient } from './aws/clients.ts';
import { composeProjection } from './compose-directory-consumer.ts';
import { composeFeed } from './compose-read-models.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbCounters } from './rebuild/dynamodb-counters.ts';
import { createDynamoDbScans } from './rebuild/dynamodb-scans.ts';
import type { RebuildPorts } from './rebuild/phases.ts';
import { createDirectoryConsumer } from './streams/directory-consumer.ts';

export const composeRebuild = (): RebuildPorts => {
  const projection = composeProjection();
  const documents = documentClient();
  const [directory, search] = [environment('DIRECTORY_TABLE'), environment('SEARCH_TABLE')];
  return {
    ...projection,
    consumer: createDirectoryConsumer(projection),
    scans: createDynamoDbScans(documents, { log: environment('EVENT_LOG_TABLE'), directory, search }),
    counters: createDynamoDbCounters(documents, { directory, statistics: environment('STATISTICS_TABLE') }, projection.clock),
    feed: composeFeed(),
  };
};
