// The past shapes of user events. A new schema version adds the old shape and its upcaster here, and leaves every stored event as it is.
import type { Upcasters, UpcasterChain } from '../kernel/upcaster.ts';
import type { UserEventOf, UserEventType } from './events.ts';
import type { Email } from './values/email.ts';
import type { ExternalId } from './values/external-id.ts';
import type { PersonName } from './values/name.ts';

/** It knew why a user was pending, but not how the user had come. */
export type UserRegisteredV1 = {
  readonly email: Email;
  readonly name: PersonName;
  readonly role: 'admin' | 'user' | 'guest';
  readonly status: 'pending' | 'active';
  readonly pendingReason: 'staged' | 'registered' | 'invited' | null;
  readonly externalId: ExternalId | null;
};

/** Event type -> the shapes that its data had, oldest first, without the current one. */
type PastShapes = { readonly UserRegistered: readonly [UserRegisteredV1] };

type UserUpcasters = {
  readonly [Type in keyof PastShapes & UserEventType]: UpcasterChain<readonly [...PastShapes[Type], UserEventOf<Type>['data']]>;
};

/** In version 1 nobody but an operator could make an active user, and a pending one said who had made it. */
const originOf = ({ pendingReason }: UserRegisteredV1): 'created' | 'registered' | 'invited' =>
  pendingReason === 'registered' || pendingReason === 'invited' ? pendingReason : 'created';

export const userUpcasters = {
  UserRegistered: [(data) => ({ ...data, origin: originOf(data) })],
} as const satisfies UserUpcasters satisfies Upcasters;
