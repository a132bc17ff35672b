// The directory: one row per user with its current state, keyed for lookup by address and for lists by creation time.
import * as z from 'zod';
import type { Projection } from '../kernel/projection.ts';
import type { UserEvent } from '../user/events.ts';
import { isUserId } from '../user/ids.ts';
import { isLive, type UserState } from '../user/state.ts';
import { canonicalEmail } from '../user/values/email.ts';
import { toUser, User } from '../user/view.ts';

export type Listing = 'live' | 'deleted';

/** Row of the table `Directory`. All but the keys is the user as the API shows it. */
export type DirectoryRow = User & {
  /** `<createdAt>#<id>`: sorts by creation, unique. */
  readonly createdKey: string;
  /** Lists show the live; the deleted stay findable for a restore. */
  readonly listing: Listing;
  /** `<status>#<role>` */
  readonly facet: string;
  /** `<domain>#<listing>` */
  readonly domainListing: string;
  /** `<domain>#<status>#<role>` */
  readonly domainFacet: string;
  readonly emailKey: string;
  /** Absent without an externalId, which keeps the row out of the sparse index. */
  readonly externalKey?: string;
};

const USER_FIELDS = Object.keys(User.shape) as readonly (keyof User)[];

/** The row without its keys, in the contract's order: a stored row has none. */
export const rowToUser = (row: DirectoryRow): User =>
  Object.fromEntries(USER_FIELDS.map((field) => [field, row[field]])) as unknown as User;

/** Lower case, as a filter by domain is. */
export const domainOf = ({ emailKey }: Pick<DirectoryRow, 'emailKey'>): string => emailKey.slice(emailKey.indexOf('@') + 1);

/** What no caller sees: where the lists and look-ups find the row. */
const keysOf = (user: User): Omit<DirectoryRow, keyof User> => {
  const emailKey = canonicalEmail(user.email);
  const listing = user.status === 'deleted' ? 'deleted' : 'live';
  const facet = `${user.status}#${user.role}`;
  const domain = domainOf({ emailKey });
  return {
    createdKey: `${user.createdAt}#${user.id}`,
    listing,
    facet,
    domainListing: `${domain}#${listing}`,
    domainFacet: `${domain}#${facet}`,
    emailKey,
    ...(user.externalId === null ? {} : { externalKey: user.externalId }),
  };
};

export const toRow = (user: User): DirectoryRow => ({ ...user, ...keysOf(user) });

/**
 * A row is the fold of its user up to `version` and nothing else, so the highest version wins: duplicates, late commits and replays
 * need no order. A fence changes nothing, yet its version must be seen: a reader may wait for it.
 */
export const directory: Projection<UserState, UserEvent, DirectoryRow> = {
  name: 'directory',
  project: ({ streamId, version, state, erased }) => {
    if (erased === true || state.status === 'erased') return { kind: 'delete', key: streamId };
    if (!isLive(state) || !isUserId(streamId)) return undefined;
    return { kind: 'put', row: toRow(toUser(streamId, version, state)) };
  },
};

export const UserPage = z
  .object({
    items: z.array(User),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Sent back as `cursor` it answers what follows; null at the end.', examples: [null] }),
  })
  .meta({ id: 'UserPage', description: 'Part of a list of users.' });
export type UserPage = Readonly<z.output<typeof UserPage>>;

export const UsersByDomain = z
  .record(z.string(), UserPage)
  .meta({ id: 'UsersByDomain', description: 'Each domain asked for, in lower case, with its first users.' });
