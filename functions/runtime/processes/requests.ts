// What a process was asked to do, sealed with the key of its user: it is gone when the key is.
import type { JsonObject } from '../../../domain/kernel/json.ts';
import { randomBytes } from 'node:crypto';
import { NONCE_BYTES, seal, unseal } from '../event-log/sealing.ts';

const placeOf = (processId: string) => ({ streamId: processId, version: 0 });

export const sealRequest = (request: JsonObject, processId: string, key: Uint8Array): Uint8Array =>
  seal({ events: [], state: request }, placeOf(processId), key, randomBytes(NONCE_BYTES));

/** @throws Error where it was not sealed with this key for this process */
export const openRequest = (sealed: Uint8Array, processId: string, key: Uint8Array): JsonObject =>
  unseal(sealed, placeOf(processId), key).state;
