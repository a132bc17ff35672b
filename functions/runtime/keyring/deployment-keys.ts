// The two keys of a deployment, both derived from its one KMS data key: one wraps users' keys, one hashes what is claimed.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

export interface DeploymentKeys {
  /** Bound to its owner: a wrapped key moved to another row does not open. */
  wrap(key: Uint8Array, ownerId: string): Uint8Array;
  /** @throws Error where `wrapped` was not made by this deployment for this owner */
  unwrap(wrapped: Uint8Array, ownerId: string): Uint8Array;
  /** 64 hex digits */
  hmac(scope: string, value: string): string;
}

const derive = (root: Uint8Array, purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', root, '', purpose, KEY_BYTES));

/** @param root 32 random bytes */
export const deploymentKeys = (root: Uint8Array): DeploymentKeys => {
  const wrapping = derive(root, 'rollcall/wrap-user-keys/1');
  const hashing = derive(root, 'rollcall/hash-claims/1');
  return {
    wrap: (key, ownerId) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, wrapping, nonce).setAAD(Buffer.from(ownerId));
      return new Uint8Array(Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]));
    },
    unwrap: (wrapped, ownerId) => {
      const decipher = createDecipheriv(ALGORITHM, wrapping, wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(ownerId))
        .setAuthTag(wrapped.subarray(wrapped.length - TAG_BYTES));
      return new Uint8Array(Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, wrapped.length - TAG_BYTES)), decipher.final()]));
    },
    // The separator cannot occur in a scope, so no two pairs hash alike.
    hmac: (scope, value) => createHmac('sha256', hashing).update(`${scope}\0${value}`).digest('hex'),
  };
};
