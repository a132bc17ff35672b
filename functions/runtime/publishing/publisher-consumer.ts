// Sends the events of commits to the bus. The bus keeps no order, so a commit that cannot go out holds nobody back.
import type { OutwardEvent, Publisher } from '../../../domain/kernel/publisher.ts';
import type { StoredCommit } from '../event-log/ports.ts';
import { type Consumer, kindOf, type NotApplied, type Position } from '../streams/consumer.ts';
import { outwardEventsOf } from './outward-events.ts';
import { isHopeless } from './retrying.ts';

/** An entry that the bus did not take, as an exception whose code can be parked and logged. */
class NotTaken extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`not taken: ${code}`);
    this.name = 'NotTaken';
    this.code = code;
  }
}

const positionOf = ({ streamId, version }: Position): Position => ({ streamId, version });

const read = (commit: StoredCommit): { readonly events: readonly OutwardEvent[] } | NotApplied => {
  try {
    return { events: outwardEventsOf(commit) };
  } catch (thrown) {
    return { position: positionOf(commit), kind: kindOf(thrown), thrown };
  }
};

export const createPublisherConsumer = (publisher: Publisher): Consumer => ({
  name: 'publisher',
  apply: async (commits) => {
    const results = commits.map(read);
    const unreadable = results.flatMap((result) => ('events' in result ? [] : [result]));
    const events = results.flatMap((result) => ('events' in result ? result.events : []));
    const failed = events.length === 0 ? [] : await publisher.publish(events);
    const refused = failed.map(
      ({ event, code }): NotApplied => ({
        position: { streamId: event.userId, version: event.version },
        kind: isHopeless(code) ? 'poison' : 'dependency',
        thrown: new NotTaken(code),
      }),
    );
    return [...unreadable, ...refused];
  },
});
