// The log and the keys that open it, as a deployed function reaches them.
import { documentClient, kmsClient, SINGLE_ATTEMPT } from './aws/clients.ts';
import { createDynamoEventLog } from './aws/event-log.ts';
import { createDynamoKeyRows } from './aws/key-rows.ts';
import { createKmsRootKey } from './aws/root-key.ts';
import { environment } from './config/environment.ts';
import type { EventLog, Keyring } from './event-log/ports.ts';
import { createKeyring } from './keyring/keyring.ts';
import type { KeyRows } from './keyring/ports.ts';
import { usage } from './telemetry/usage.ts';

/** For what may destroy keys and open none. */
export const composeKeyRows = (client = documentClient(SINGLE_ATTEMPT)): KeyRows => createDynamoKeyRows(client, environment('KEYS_TABLE'));

/** The keys alone, for what is not granted the log. */
export const composeKeys = (client = documentClient(SINGLE_ATTEMPT)): Keyring => {
  const rows = composeKeyRows(client);
  return createKeyring({ rows, root: createKmsRootKey(kmsClient(), environment('DATA_KEY_ARN')), now: Date.now, observer: usage });
};

export const composeLog = (): { readonly log: EventLog; readonly keyring: Keyring } => {
  const client = documentClient(SINGLE_ATTEMPT);
  return { log: createDynamoEventLog(client, environment('EVENT_LOG_TABLE')), keyring: composeKeys(client) };
};
