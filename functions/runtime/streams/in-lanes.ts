// Runs many independent tasks, a few at a time: all at once would queue in the SDK's sockets until they time out there.

/** @param width how many run at the same time */
export const inLanes = async <Item, Answer>(
  items: Iterable<Item>,
  width: number,
  run: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  // The lanes share one iterator, so each takes the next item when it is free.
  const queue = Iterator.from(items);
  const lane = async (): Promise<void> => {
    for (const item of queue) answers.push(await run(item));
  };
  await Promise.all(Array.from({ length: width }, lane));
  return answers;
};
