// The local KMS's ciphertext: format byte, key id, nonce, tag, data; AES-256-GCM with the encryption context as associated data.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ServiceError } from '../ports.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The length of a UUID */
const ID_BYTES = 36;
const HEADER_BYTES = 1 + ID_BYTES;

const keyOf = (master: Buffer, keyId: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', keyId, 32));

const associated = (keyId: string, context: EncryptionContext): Buffer => {
  const sorted = Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1));
  return Buffer.from(JSON.stringify([keyId, sorted]));
};

export const seal = (master: Buffer, keyId: string, context: EncryptionContext, plaintext: Buffer): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(master, keyId), nonce).setAAD(associated(keyId, context));
  const data = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([FORMAT]), Buffer.from(keyId.padEnd(ID_BYTES)), nonce, cipher.getAuthTag(), data]);
};

/** The id of the key that made the ciphertext; undefined when it is none of ours. */
export const keyIdOf = (ciphertext: Buffer): string | undefined =>
  ciphertext[0] === FORMAT && ciphertext.length >= HEADER_BYTES + NONCE_BYTES + TAG_BYTES
    ? ciphertext.subarray(1, HEADER_BYTES).toString().trimEnd()
    : undefined;

/** @throws ServiceError InvalidCiphertextException for damaged data, another context or another key */
export const open = (master: Buffer, keyId: string, context: EncryptionContext, ciphertext: Buffer): Buffer => {
  const nonce = ciphertext.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const tag = ciphertext.subarray(HEADER_BYTES + NONCE_BYTES, HEADER_BYTES + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(master, keyId), nonce).setAAD(associated(keyId, context)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(HEADER_BYTES + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw Object.assign(new ServiceError('InvalidCiphertextException', ''), { cause });
  }
};
