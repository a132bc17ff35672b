// Unwrapped keys for a short while: long enough to spare a read per command, short enough that a deleted key is soon forgotten.
const TTL_MS = 60_000;
const CAPACITY = 1_000;

/** For whoever counts. It decides nothing and must not throw. */
export interface CacheObserver {
  cacheHit(): void;
  cacheMiss(): void;
  /** It was there, and is too old to be used. */
  cacheStale(): void;
}

const unobserved: CacheObserver = { cacheHit: () => undefined, cacheMiss: () => undefined, cacheStale: () => undefined };

export interface KeyCache {
  get(ownerId: string): Uint8Array | undefined;
  set(ownerId: string, key: Uint8Array): void;
  forget(ownerId: string): void;
}

/** The least recently used goes first. A key is not kept longer for being used. */
export const createKeyCache = (now: () => number, observer = unobserved): KeyCache => {
  const entries = new Map<string, { readonly key: Uint8Array; readonly until: number }>();
  const get = (ownerId: string): Uint8Array | undefined => {
    const entry = entries.get(ownerId);
    if (entry === undefined) {
      observer.cacheMiss();
      return undefined;
    }
    entries.delete(ownerId);
    if (entry.until <= now()) {
      observer.cacheStale();
      return undefined;
    }
    entries.set(ownerId, entry);
    observer.cacheHit();
    return entry.key;
  };
  const set = (ownerId: string, key: Uint8Array): void => {
    entries.delete(ownerId);
    entries.set(ownerId, { key, until: now() + TTL_MS });
    const [eldest] = entries.keys();
    if (entries.size > CAPACITY && eldest !== undefined) entries.delete(eldest);
  };
  return { get, set, forget: (ownerId) => void entries.delete(ownerId) };
};
