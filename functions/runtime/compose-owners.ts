// Who owns what in a deployment, by the claims in its log.
import { documentClient } from './aws/clients.ts';
import { composeKeyring } from './compose-users.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbOwners, type Owners } from './imports/owners.ts';

export const composeOwners = (): Owners => createDynamoDbOwners(documentClient(), environment('EVENT_LOG_TABLE'), composeKeyring());
