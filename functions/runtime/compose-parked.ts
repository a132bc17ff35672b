// The parked positions of a deployment.
import { documentClient } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbParked } from './streams/dynamodb-parked.ts';
import type { ParkedStore } from './streams/parked-store.ts';

export const composeParked = (): ParkedStore => createDynamoDbParked(documentClient(), environment('PARKED_TABLE'));
