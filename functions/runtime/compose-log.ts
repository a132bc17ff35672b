// The log and the keys that open it, as a deployed function reaches them.
import { documentClient, kmsClient, SINGLE_ATTEMPT } from './aws/clients.ts';
import { createDynamoEventLog } from './aws/event-log.ts';
import { createDynamoKeyRows } from './aws/key-rows.ts';
import { createKmsRootKey } from './aws/root-key.ts';
import { environment } from './config/environment.ts';
import type { EventLog, Keyring } from './event-log/ports.ts';
import { createKeyring } from './keyring/keyring.ts';

export const composeLog = (): { readonly log: EventLog; readonly keyring: Keyring } => {
  const client = documentClient(SINGLE_ATTEMPT);
  const rows = createDynamoKeyRows(client, environment('KEYS_TABLE'));
  const root = createKmsRootKey(kmsClient(), environment('DATA_KEY_ARN'));
  return {
    log: createDynamoEventLog(client, environment('EVENT_LOG_TABLE')),
    keyring: createKeyring({ rows, root, now: Date.now }),
  };
};
