// Memory twin of the table of keys.
import type { KeyRows } from '../keyring/ports.ts';

export interface MemoryKeyRows extends KeyRows {
  delete(keyId: string): void;
}

export const createMemoryKeyRows = (): MemoryKeyRows => {
  const rows = new Map<string, Uint8Array>();
  return {
    get: async (keyId) => rows.get(keyId),
    putIfAbsent: async (keyId, bytes) => {
      const kept = rows.get(keyId) ?? bytes;
      rows.set(keyId, kept);
      return kept;
    },
    delete: (keyId) => {
      rows.delete(keyId);
    },
  };
};
