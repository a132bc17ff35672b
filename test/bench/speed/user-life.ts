// A user's life as events, for the fold to chew on.
import { type Instant, instant } from '../../../domain/kernel/instant.ts';
import type { UserEvent } from '../../../domain/user/user.ts';
import type { Email } from '../../../domain/user/values/email.ts';
import type { ExternalId } from '../../../domain/user/values/external-id.ts';
import type { PersonName } from '../../../domain/user/values/name.ts';
import type { Reason } from '../../../domain/user/values/reason.ts';

const BORN = Date.UTC(2025, 0, 1);

const registered = (): UserEvent => ({
  type: 'UserRegistered',
  data: {
    email: 'ada.lovelace@example.com' as Email,
    name: 'Ada Lovelace' as PersonName,
    role: 'user',
    status: 'active',
    pendingReason: null,
    externalId: null,
    origin: 'created',
  },
});

const CYCLE: readonly ((turn: number) => UserEvent)[] = [
  (turn) => ({ type: 'UserRenamed', data: { name: `Ada Lovelace ${turn}` as PersonName } }),
  (turn) => ({ type: 'RoleAssigned', data: { role: turn % 2 === 0 ? 'guest' : 'user', reason: 'A new team' as Reason } }),
  (turn) => ({ type: 'ExternalIdChanged', data: { externalId: `hr-${turn}` as ExternalId } }),
  () => ({ type: 'UserSuspended', data: { reason: 'On parental leave' as Reason, until: null } }),
  () => ({ type: 'UserReactivated', data: { reason: null } }),
];

export const at: Instant = instant(BORN);

export const lifeOf = (length: number): readonly UserEvent[] =>
  Array.from({ length }, (_, index) => (index === 0 ? registered() : (CYCLE[(index - 1) % CYCLE.length] ?? registered)(index)));
