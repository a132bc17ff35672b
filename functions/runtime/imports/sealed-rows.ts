// The rows of a chunk, sealed with the key of their import: they are gone when the key is, wherever a copy of them may be.
import { randomBytes } from 'node:crypto';
import type { Json } from '../../../domain/kernel/json.ts';
import { CHUNK_ROWS } from '../../../domain/imports/rows.ts';
import { NONCE_BYTES, seal, unseal } from '../event-log/sealing.ts';

const placeOf = (importId: string, chunk: number) => ({ streamId: importId, version: chunk });

export const sealRows = (rows: readonly unknown[], importId: string, key: Uint8Array): readonly Uint8Array[] => {
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK_ROWS) }, (_, chunk) =>
    rows.slice(chunk * CHUNK_ROWS, (chunk + 1) * CHUNK_ROWS),
  );
  return chunks.map((part, chunk) =>
    seal({ events: [], state: { rows: part as Json[] } }, placeOf(importId, chunk), key, randomBytes(NONCE_BYTES)),
  );
};

/** @throws Error where it was not sealed with this key for this chunk */
export const openRows = (sealed: Uint8Array, importId: string, chunk: number, key: Uint8Array): readonly unknown[] =>
  unseal(sealed, placeOf(importId, chunk), key).state['rows'] as readonly unknown[];
