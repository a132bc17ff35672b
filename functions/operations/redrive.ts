// Redrive: invoked by people with `{consumer, streamId?, limit?}`, applies what is parked and answers how much of it went through.
import { composeDirectoryConsumer } from '../runtime/compose-directory-consumer.ts';
import { composeLog } from '../runtime/compose-log.ts';
import { composeParked } from '../runtime/compose-parked.ts';
import { composePublisherConsumer } from '../runtime/compose-publisher-consumer.ts';
import { once } from '../runtime/config/once.ts';
import { serveRedrive } from '../runtime/streams/serve-redrive.ts';

const consumers = { directory: once(composeDirectoryConsumer), publisher: once(composePublisherConsumer) };
const stores = once(() => ({ parked: composeParked(), log: composeLog().log }));

export const handler = serveRedrive((name) => ({ ...stores(), consumer: consumers[name]() }));
