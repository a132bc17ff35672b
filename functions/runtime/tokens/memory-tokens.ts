// Tokens in memory, for tests.
import type { TokenRecord, TokenStore } from './tokens.ts';

export const createMemoryTokens = (): TokenStore => {
  const records = new Map<string, TokenRecord>();
  return {
    put: async (hash, record) => {
      records.set(hash, record);
    },
    get: async (hash) => records.get(hash),
  };
};
