// Merges sorted partitions into one sorted page, reading each only as far as the page needs.

export interface Source<Item> {
  /** Up to `count` items behind those read before, in order. Fewer: there are no more. */
  read(count: number): Promise<readonly Item[]>;
}

interface Buffer<Item> extends Source<Item> {
  items: readonly Item[];
  ended: boolean;
}

const fill = async <Item>(buffer: Buffer<Item>, count: number): Promise<void> => {
  if (buffer.ended || buffer.items.length > 0) return;
  buffer.items = await buffer.read(count);
  buffer.ended = buffer.items.length < count;
};

/**
 * The first `limit` items of all sources. Each is read in parts of its share of the page, so that together they read at most one
 * part each beyond the page.
 * @param precedes whether the first item comes before the second
 */
export const mergeFirst = async <Item>(
  sources: readonly Source<Item>[],
  limit: number,
  precedes: (one: Item, other: Item) => boolean,
): Promise<readonly Item[]> => {
  const part = Math.ceil(limit / Math.max(1, sources.length));
  const buffers = sources.map((source): Buffer<Item> => ({ read: (count) => source.read(count), items: [], ended: false }));
  const merged: Item[] = [];
  while (merged.length < limit) {
    await Promise.all(buffers.map((buffer) => fill(buffer, part)));
    let next: Buffer<Item> | undefined;
    for (const buffer of buffers) {
      const [head] = buffer.items;
      const [best] = next?.items ?? [];
      if (head !== undefined && (best === undefined || precedes(head, best))) next = buffer;
    }
    const [first, ...rest] = next?.items ?? [];
    if (next === undefined || first === undefined) return merged;
    merged.push(first);
    next.items = rest;
  }
  return merged;
};
