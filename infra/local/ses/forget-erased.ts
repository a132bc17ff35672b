// The mailbox is the developer's own and no part of an account; yet a user that is erased must not go on living in it.
import type { BusJournal } from '../eventbridge/journal.ts';
import type { Mailbox } from './mailbox.ts';

const ERASED = 'UserErased';

/** The journal of the bus, which tells the mailbox of each erasure that it takes down. */
export const forgettingErased = (journal: BusJournal, mailbox: Pick<Mailbox, 'forget'>): BusJournal => ({
  ...journal,
  append: (bus, event) => {
    const { userId } = event.detail;
    if (event['detail-type'] === ERASED && typeof userId === 'string') mailbox.forget(userId);
    return journal.append(bus, event);
  },
});
