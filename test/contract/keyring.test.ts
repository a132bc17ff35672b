// What every keyring must do: one key per owner, one key service call per environment, and forgetting.
import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyring, DEPLOYMENT_KEY_ID } from '../../functions/runtime/keyring/keyring.ts';
import type { KeyRows } from '../../functions/runtime/keyring/ports.ts';
import { type Stores, TWINS, useTwin } from './twins.ts';

const call = { deadline: Date.now() + 600_000 };
const ADA = 'user_ada';

describe.each(TWINS)('the keyring on $name', ({ start }) => {
  const newStores = useTwin(start);
  let stores: Stores;
  let now: number;
  let calls: string[];
  let looks: string[];
  beforeEach(async () => {
    stores = await newStores();
    now = 0;
    calls = [];
    looks = [];
  });
  /** As another execution environment has it. */
  const keyring = () => {
    const { rows, root } = stores;
    const counted: KeyRows = {
      get: (keyId, consistent, at) => {
        calls.push(`get ${keyId}${consistent ? ' consistent' : ''}`);
        return rows.get(keyId, consistent, at);
      },
      putIfAbsent: (keyId, bytes, at) => {
        calls.push(`put ${keyId}`);
        return rows.putIfAbsent(keyId, bytes, at);
      },
      delete: (keyId, at) => rows.delete(keyId, at),
    };
    const countedRoot = {
      generate: (at: typeof call) => {
        calls.push('generate');
        return root.generate(at);
      },
      decrypt: (encrypted: Uint8Array, at: typeof call) => {
        calls.push('decrypt');
        return root.decrypt(encrypted, at);
      },
    };
    const observer = { cacheHit: () => looks.push('hit'), cacheMiss: () => looks.push('miss'), cacheStale: () => looks.push('stale') };
    return createKeyring({ rows: counted, root: countedRoot, now: () => now, observer });
  };

  it('has no key before one is made, and looks twice before it says so', async () => {
    expect(await keyring().get(ADA, call)).toBeUndefined();
    expect(calls).toContain(`get ${ADA} consistent`);
  });

  it('makes one key per owner, of 32 bytes, that every environment reads', async () => {
    const ring = keyring();
    const [ada, bob] = [await ring.create(ADA, call), await ring.create('user_bob', call)];
    expect(ada).toHaveLength(32);
    expect(bob).not.toEqual(ada);
    expect(await keyring().get(ADA, call)).toEqual(ada);
    expect(await keyring().create(ADA, call)).toEqual(ada);
  });

  it('environments that create the first keys at once agree', async () => {
    const rings = Array.from({ length: 5 }, keyring);
    const keys = await Promise.all(rings.map((ring) => ring.create(ADA, call)));
    const hashes = await Promise.all(rings.map((ring) => ring.hmac('email', 'ada@example.org', call)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(new Set(hashes).size).toBe(1);
  });

  it('opens the deployment key once per environment', async () => {
    await keyring().create(ADA, call);
    const ring = keyring();
    calls = [];
    await ring.get(ADA, call);
    await ring.create('user_bob', call);
    await ring.hmac('email', 'ada@example.org', call);
    expect(calls.filter((name) => name === 'decrypt' || name === 'generate')).toEqual(['decrypt']);
  });

  it('a creation in a warm environment writes one row and reads none', async () => {
    const ring = keyring();
    await ring.create(ADA, call);
    calls = [];
    await ring.create('user_bob', call);
    expect(calls).toEqual(['put user_bob']);
  });

  it('serves a deleted key for 60 s at most, however often it is used', async () => {
    const ring = keyring();
    const key = await ring.create(ADA, call);
    await stores.rows.delete(ADA, call);
    now = 40_000;
    expect(await ring.get(ADA, call)).toEqual(key);
    now = 60_000;
    expect(await ring.get(ADA, call)).toBeUndefined();
    expect(await ring.get(ADA, call)).toBeUndefined();
    expect(looks).toEqual(['hit', 'stale', 'miss']);
  });

  it('destroys a key for every environment, its own at once, and again without harm', async () => {
    const ring = keyring();
    const key = await ring.create(ADA, call);
    await ring.create('user_bob', call);
    await ring.destroy(ADA, call);
    await ring.destroy(ADA, call);
    expect(await ring.get(ADA, call)).toBeUndefined();
    expect(await keyring().get(ADA, call)).toBeUndefined();
    expect(await keyring().get('user_bob', call)).toHaveLength(32);
    expect(await ring.create(ADA, call)).not.toEqual(key);
  });

  it('never destroys the key of the deployment', async () => {
    const ring = keyring();
    await ring.create(ADA, call);
    await expect(ring.destroy(DEPLOYMENT_KEY_ID, call)).rejects.toThrow(RangeError);
    expect(await keyring().get(ADA, call)).toHaveLength(32);
  });

  it('keeps nothing in the clear', async () => {
    const key = await keyring().create(ADA, call);
    const row = await stores.rows.get(ADA, true, call);
    const deployment = await stores.rows.get(DEPLOYMENT_KEY_ID, true, call);
    expect(Buffer.from(row ?? []).includes(Buffer.from(key))).toBe(false);
    expect(row?.length).toBe(60);
    expect(deployment?.length).toBeGreaterThan(32);
  });

  it('does not open a key that was moved to another owner', async () => {
    await keyring().create(ADA, call);
    const row = await stores.rows.get(ADA, true, call);
    await stores.rows.putIfAbsent('user_eve', row ?? new Uint8Array(), call);
    await expect(keyring().get('user_eve', call)).rejects.toThrow(/authenticate/);
  });

  it('hashes by scope and value', async () => {
    const ring = keyring();
    const hash = await ring.hmac('email', 'ada@example.org', call);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await ring.hmac('externalId', 'ada@example.org', call)).not.toBe(hash);
    expect(await ring.hmac('email', 'bob@example.org', call)).not.toBe(hash);
  });
});
