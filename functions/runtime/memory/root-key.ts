// Memory twin of the key management service: real encryption under a key that only this object has.
import { randomBytes } from 'node:crypto';
import { deploymentKeys } from '../keyring/deployment-keys.ts';
import type { RootKey } from '../keyring/ports.ts';

const KEY_BYTES = 32;
const CONTEXT = 'root';

export const createMemoryRootKey = (): RootKey => {
  const master = deploymentKeys(randomBytes(KEY_BYTES));
  return {
    generate: async () => {
      const plaintext = new Uint8Array(randomBytes(KEY_BYTES));
      return { plaintext, encrypted: master.wrap(plaintext, CONTEXT) };
    },
    decrypt: async (encrypted) => master.unwrap(encrypted, CONTEXT),
  };
};
