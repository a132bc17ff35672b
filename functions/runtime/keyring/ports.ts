// What the keyring stands on: a place for wrapped keys, and a service that alone can open the key that wraps them.
import type { Call } from '../event-log/ports.ts';

/** Rejects with DependencyUnavailable where a retry may help. */
export interface KeyRows {
  get(keyId: string, consistent: boolean, call: Call): Promise<Uint8Array | undefined>;
  /** Keeps `bytes` if nothing is kept under `keyId` yet; answers what is kept. */
  putIfAbsent(keyId: string, bytes: Uint8Array, call: Call): Promise<Uint8Array>;
  /** Nothing to delete is as good. */
  delete(keyId: string, call: Call): Promise<void>;
}

/** The key management service. `encrypted` can be kept anywhere; only the service can open it. */
export interface RootKey {
  generate(call: Call): Promise<{ readonly plaintext: Uint8Array; readonly encrypted: Uint8Array }>;
  decrypt(encrypted: Uint8Array, call: Call): Promise<Uint8Array>;
}
