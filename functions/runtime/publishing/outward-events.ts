// What leaves the service, from a commit as the log keeps it: older events are lifted to their current shape first.
import { outwardEvents } from '../../../domain/user/outward.ts';
import type { OutwardEvent } from '../../../domain/kernel/publisher.ts';
import { userAggregate } from '../../../domain/user/user.ts';
import { readPublic } from '../event-log/opening.ts';
import type { StoredCommit } from '../event-log/ports.ts';

/** @throws UnreadableCommit */
export const outwardEventsOf = (commit: StoredCommit): readonly OutwardEvent[] =>
  outwardEvents({ ...commit, events: readPublic(commit, userAggregate) });
