// The publisher in a deployment: live delivery and redrive use the same one.
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { requestHandler, SINGLE_ATTEMPT } from './aws/clients.ts';
import { systemClock } from './config/clock.ts';
import { environment } from './config/environment.ts';
import { createEventBridgePublisher } from './publishing/event-bridge.ts';
import { createPublisherConsumer } from './publishing/publisher-consumer.ts';
import { retrying } from './publishing/retrying.ts';
import type { Consumer } from './streams/consumer.ts';
import { tracedClient } from './telemetry/tracer.ts';

export const composePublisherConsumer = (): Consumer => {
  const client = tracedClient(new EventBridgeClient({ maxAttempts: SINGLE_ATTEMPT, requestHandler }));
  return createPublisherConsumer(retrying(createEventBridgePublisher(client, environment('EVENT_BUS_NAME')), systemClock));
};
