// DirectoryProjector: reads the log's stream and keeps the directory equal to the log.
import { composeDirectoryConsumer } from '../runtime/compose-directory-consumer.ts';
import { composeParked } from '../runtime/compose-parked.ts';
import { serveStream } from '../runtime/streams/serve-stream.ts';

export const handler = serveStream('DirectoryProjector', 'ProjectionLag', () => ({
  consumer: composeDirectoryConsumer(),
  parked: composeParked(),
}));
