// The publisher's memory twin: keeps what was sent, refuses what a test tells it to.
import type { OutwardEvent, Publisher } from '../../../domain/kernel/publisher.ts';

export interface MemoryPublisher extends Publisher {
  readonly published: readonly OutwardEvent[];
}

/** `refuse` answers the code of a failed entry, or undefined to take it. */
export const createMemoryPublisher = (refuse: (event: OutwardEvent) => string | undefined = () => undefined): MemoryPublisher => {
  const published: OutwardEvent[] = [];
  return {
    published,
    publish: async (events) =>
      events.flatMap((event) => {
        const code = refuse(event);
        if (code !== undefined) return [{ event, code }];
        published.push(event);
        return [];
      }),
  };
};
