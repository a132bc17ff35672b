// What leaves the directory: everything a consumer needs to act, nothing about the person.
import { expect, test } from 'vitest';
import { outwardEvents } from '../../../domain/user/outward.ts';
import { USER_EVENTS } from '../../../domain/user/user.ts';
import { User } from '../../../domain/user/view.ts';
import samples from './golden/events.json' with { type: 'json' };

const record = {
  streamId: `user_${'a'.repeat(32)}`,
  version: 3,
  occurredAt: '2026-03-01T12:00:00.000Z',
  correlationId: 'correlation-3',
  causationId: 'cause',
  traceparent: '00-1-2-01',
};

test('each event of a commit goes out under its own id, in order', () => {
  const events = [
    { type: 'RoleAssigned', schemaVersion: 1, data: { role: 'admin' } },
    { type: 'UserRenamed', schemaVersion: 1, data: {} },
  ];
  const { streamId: userId, ...common } = record;
  expect(outwardEvents({ ...record, events })).toEqual([
    { ...common, userId, eventId: `${userId}@3.0`, type: 'RoleAssigned', schemaVersion: 1, changed: ['role'], data: { role: 'admin' } },
    { ...common, userId, eventId: `${userId}@3.1`, type: 'UserRenamed', schemaVersion: 1, changed: ['name'], data: {} },
  ]);
});

test('a fence has nothing to say', () => expect(outwardEvents({ ...record, events: [] })).toEqual([]));

test('personal data does not leave, even from a record that was never sealed', () => {
  const text = JSON.stringify(outwardEvents({ ...record, events: samples }));
  const personal = samples.flatMap(({ type, data }) =>
    USER_EVENTS[type as keyof typeof USER_EVENTS].personal.map((field) => (data as Record<string, unknown>)[field]),
  );
  const secrets = personal.filter((value) => typeof value === 'string');
  expect(secrets.length).toBeGreaterThan(8);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toContain('"until":"2026-04-01T00:00:00.000Z"');
});

test('an event of newer code waits for newer code', () => {
  expect(() => outwardEvents({ ...record, events: [{ type: 'UserPromoted', schemaVersion: 1, data: {} }] })).toThrow(RangeError);
});

test.each(Object.entries(USER_EVENTS))('%s names fields that exist', (_, { schema, personal, changed }) => {
  expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining([...personal]));
  expect(Object.keys(User.shape)).toEqual(expect.arrayContaining([...changed]));
  const free = Object.keys(schema.shape).filter((field) => ['email', 'name', 'externalId', 'reason'].includes(field));
  expect([...personal].sort()).toEqual(free.sort());
});
