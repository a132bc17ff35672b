// Publisher: reads the log's stream and tells the world, in thin events, what happened.
import { composeParked } from '../runtime/compose-parked.ts';
import { composePublisherConsumer } from '../runtime/compose-publisher-consumer.ts';
import { serveStream } from '../runtime/streams/serve-stream.ts';

export const handler = serveStream('Publisher', 'PublishLag', () => ({ consumer: composePublisherConsumer(), parked: composeParked() }));
