// Seals the personal part of a commit with its user's data key (AES-256-GCM), bound to the place of the commit in the log.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { JsonObject } from '../../../domain/kernel/json.ts';

export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

export interface PersonalPart {
  /** One per event of the commit. */
  readonly events: readonly JsonObject[];
  readonly state: JsonObject;
}

export interface Place {
  readonly streamId: string;
  readonly version: number;
}

const associatedData = (place: Place): Buffer => Buffer.from(`${place.streamId}@${place.version}`);

/** @param nonce 12 random bytes, never used twice with one key */
export const seal = (part: PersonalPart, place: Place, key: Uint8Array, nonce: Uint8Array): Uint8Array => {
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(associatedData(place));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(part), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]));
};

/** @throws Error where the blob was not sealed with this key for this place */
export const unseal = (sealed: Uint8Array, place: Place, key: Uint8Array): PersonalPart => {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(associatedData(place))
    .setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as PersonalPart;
};
