// The types for consumers, used as a consumer would: the compiler tells the events apart, and the samples are of their types.
import { expect, expectTypeOf, test } from 'vitest';
import { EVENTS } from '../../../domain/catalog.ts';
import type { RollcallEvent, RollcallEvents, UserSuspended } from '../../../docs/events/rollcall-events.ts';
import assigned from '../../../docs/events/samples/RoleAssigned.v1.json' with { type: 'json' };
import suspended from '../../../docs/events/samples/UserSuspended.v1.json' with { type: 'json' };

const told = (event: RollcallEvent): string => {
  if (event.type === 'RoleAssigned') return `${event.userId} is ${event.data.role}`;
  if (event.type === 'UserSuspended') return `${event.userId} is out until ${event.data.until ?? 'further notice'}`;
  // @ts-expect-error -- only a registration says a status
  return `${event.type} ${event.data.status?.length}`;
};

test('`type` tells the events apart', () => {
  expect(told(assigned as RollcallEvent)).toMatch(/ is user$/u);
  expect(told(suspended as RollcallEvent)).toMatch(/further notice$/u);
});

test('the types are those of the catalogue, and say nothing personal', () => {
  const names: readonly RollcallEvent['type'][] = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
  expect(names).toContain(assigned.type);
  expectTypeOf<keyof RollcallEvents>().toEqualTypeOf<keyof typeof EVENTS>();
  expectTypeOf<RollcallEvent['type']>().toEqualTypeOf<keyof typeof EVENTS>();
  expectTypeOf<RollcallEvents['RoleAssigned']['data']>().toEqualTypeOf<{ readonly role: 'admin' | 'user' | 'guest' }>();
  expectTypeOf<UserSuspended['data']>().not.toHaveProperty('reason');
  expectTypeOf<UserSuspended['causationId']>().toEqualTypeOf<string | undefined>();
});
