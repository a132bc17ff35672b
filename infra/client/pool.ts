// Works on many items at once, but never on more than a given number.

/** Starts items in order; after the first failure no further item is started and that failure is thrown. */
export const forEachConcurrently = async <T>(items: Iterable<T>, concurrency: number, work: (item: T) => Promise<void>): Promise<void> => {
  const queue = Iterator.from(items);
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
};
