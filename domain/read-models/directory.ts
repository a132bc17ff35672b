// The directory: one row per user with its current state, keyed for lookup by address and for lists by creation time.
import * as z from 'zod';
import type { Projection } from '../kernel/projection.ts';
import type { UserEvent } from '../user/events.ts';
import { isUserId } from '../user/ids.ts';
import { isLive, type UserState } from '../user/state.ts';
import { canonicalEmail } from '../user/values/email.ts';
import { toUser, User } from '../user/view.ts';

/** Row of the table `Directory`. All but the keys is the user as the API shows it. */
export type DirectoryRow = User & {
  /** `<createdAt>#<id>`: sorts by creation, unique. */
  readonly createdKey: string;
  /** Lists show the live; the deleted stay findable for a restore. */
  readonly listing: 'live' | 'deleted';
  readonly emailKey: string;
  /** Absent without an externalId, which keeps the row out of the sparse index. */
  readonly externalKey?: string;
};

const USER_FIELDS = Object.keys(User.shape) as readonly (keyof User)[];

/** The row without its keys, in the contract's order: a stored row has none. */
export const rowToUser = (row: DirectoryRow): User =>
  Object.fromEntries(USER_FIELDS.map((field) => [field, row[field]])) as unknown as User;

/**
 * A row is the fold of its user up to `version` and nothing else, so the highest version wins: duplicates, late commits and replays
 * need no order, and a hole needs no repair. A fence changes nothing, yet its version must be seen: a reader may wait for it.
 */
export const directory: Projection<UserState, UserEvent, DirectoryRow> = {
  name: 'directory',
  project: ({ streamId, version, state, erased }) => {
    if (erased === true || state.status === 'erased') return { kind: 'delete', key: streamId };
    if (!isLive(state) || !isUserId(streamId)) return undefined;
    const user = toUser(streamId, version, state);
    const row: DirectoryRow = {
      ...user,
      createdKey: `${state.createdAt}#${streamId}`,
      listing: state.status === 'deleted' ? 'deleted' : 'live',
      emailKey: canonicalEmail(state.email),
      ...(state.externalId === null ? {} : { externalKey: state.externalId }),
    };
    return { kind: 'put', row };
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
