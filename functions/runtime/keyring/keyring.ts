// The keyring: one data key per user, wrapped under the deployment's key, which the key service opens once per execution environment.
import { randomBytes } from 'node:crypto';
import type { Call, Keyring } from '../event-log/ports.ts';
import { type DeploymentKeys, deploymentKeys } from './deployment-keys.ts';
import { type CacheObserver, createKeyCache } from './key-cache.ts';
import type { KeyRows, RootKey } from './ports.ts';

export const DEPLOYMENT_KEY_ID = 'kek#1';
const KEY_BYTES = 32;

interface KeyringOptions {
  readonly rows: KeyRows;
  readonly root: RootKey;
  /** epoch milliseconds */
  readonly now: () => number;
  readonly observer?: CacheObserver;
}

export const createKeyring = ({ rows, root, now, observer }: KeyringOptions): Keyring => {
  const cache = createKeyCache(now, observer);
  let opened: DeploymentKeys | undefined;

  const find = async (keyId: string, call: Call): Promise<Uint8Array | undefined> =>
    (await rows.get(keyId, false, call)) ?? (await rows.get(keyId, true, call));

  const makeRoot = async (call: Call): Promise<Uint8Array> => {
    const { plaintext, encrypted } = await root.generate(call);
    const kept = await rows.putIfAbsent(DEPLOYMENT_KEY_ID, encrypted, call);
    return Buffer.from(kept).equals(encrypted) ? plaintext : root.decrypt(kept, call);
  };

  /** undefined: this deployment has made no key yet. */
  const existing = async (call: Call): Promise<DeploymentKeys | undefined> => {
    if (opened !== undefined) return opened;
    const encrypted = await find(DEPLOYMENT_KEY_ID, call);
    if (encrypted !== undefined) opened = deploymentKeys(await root.decrypt(encrypted, call));
    return opened;
  };

  const ensured = async (call: Call): Promise<DeploymentKeys> => {
    opened ??= (await existing(call)) ?? deploymentKeys(await makeRoot(call));
    return opened;
  };

  const get: Keyring['get'] = async (ownerId, call) => {
    const cached = cache.get(ownerId);
    if (cached !== undefined) return cached;
    const [wrapped, keys] = await Promise.all([find(ownerId, call), existing(call)]);
    if (wrapped === undefined) return undefined;
    if (keys === undefined) throw new Error(`The deployment's key ${DEPLOYMENT_KEY_ID} is missing, but users' keys exist`);
    const key = keys.unwrap(wrapped, ownerId);
    cache.set(ownerId, key);
    return key;
  };

  const create: Keyring['create'] = async (ownerId, call) => {
    const keys = await ensured(call);
    const kept = await rows.putIfAbsent(ownerId, keys.wrap(randomBytes(KEY_BYTES), ownerId), call);
    const key = keys.unwrap(kept, ownerId);
    cache.set(ownerId, key);
    return key;
  };

  const destroy: Keyring['destroy'] = async (ownerId, call) => {
    if (ownerId === DEPLOYMENT_KEY_ID) throw new RangeError('The key of the deployment belongs to all users and is never destroyed');
    await rows.delete(ownerId, call);
    cache.forget(ownerId);
  };

  return { get, create, destroy, hmac: async (scope, value, call) => (await ensured(call)).hmac(scope, value) };
};
