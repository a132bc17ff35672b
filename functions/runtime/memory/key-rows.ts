// Memory twin of the table of keys.
import type { KeyRows } from '../keyring/ports.ts';

export const createMemoryKeyRows = (): KeyRows => {
  const rows = new Map<string, Uint8Array>();
  return {
    get: async (keyId) => rows.get(keyId),
    putIfAbsent: async (keyId, bytes) => {
      const kept = rows.get(keyId) ?? bytes;
      rows.set(keyId, kept);
      return kept;
    },
    delete: async (keyId) => {
      rows.delete(keyId);
    },
  };
};
