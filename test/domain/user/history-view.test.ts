// The history of a user: each event with who, when, why, and old -> new.
import { expect, test } from 'vitest';
import { HistoryItem, historyItems } from '../../../domain/user/history-view.ts';
import { userAggregate } from '../../../domain/user/user.ts';
import { commitsOf } from '../../kit/builders-commit.ts';
import {
  ada,
  anExternalIdChanged,
  aRoleAssigned,
  aUserDeleted,
  aUserRegistered,
  aUserRestored,
  aUserRenamed,
  aUserSuspended,
} from '../../kit/users.ts';

const commits = commitsOf(
  userAggregate,
  ada,
  [aUserRegistered({ email: 'Ada@Example.com', name: 'Ada Lovelace' })],
  [aUserRenamed({ name: 'Ada King' }), anExternalIdChanged({ externalId: 'hr-1' })],
  [],
  [aRoleAssigned({ role: 'admin', reason: 'Runs it' })],
  [aUserSuspended({ reason: 'On leave', until: null })],
);

test('every event is an item, oldest first, and a fence is none', () => {
  const items = historyItems(commits);
  expect(items.map(({ eventId, type }) => [eventId.split('@')[1], type])).toEqual([
    ['1.0', 'UserRegistered'],
    ['2.0', 'UserRenamed'],
    ['2.1', 'ExternalIdChanged'],
    ['4.0', 'RoleAssigned'],
    ['5.0', 'UserSuspended'],
  ]);
  for (const item of items) expect(HistoryItem.parse(item)).toEqual(item);
});

test('a creation changes every field from nothing', () => {
  expect(historyItems(commits)[0]?.changes).toEqual({
    email: { from: null, to: 'Ada@Example.com' },
    name: { from: null, to: 'Ada Lovelace' },
    role: { from: null, to: 'user' },
    status: { from: null, to: 'active' },
  });
});

test('two events of one commit each show their own change', () => {
  const [, renamed, rekeyed] = historyItems(commits);
  expect(renamed?.changes).toEqual({ name: { from: 'Ada Lovelace', to: 'Ada King' } });
  expect(rekeyed?.changes).toEqual({ externalId: { from: null, to: 'hr-1' } });
});

test('who, when and why are told', () => {
  expect(historyItems(commits)[3]).toMatchObject({
    actor: 'an-operator',
    source: 'api',
    reason: 'Runs it',
    correlationId: 'correlation-4',
    causationId: null,
    occurredAt: '2026-01-01T00:03:00.000Z',
    schemaVersion: 1,
    changes: { role: { from: 'user', to: 'admin' } },
  });
});

test('a suspension shows status and suspension', () => {
  expect(historyItems(commits).at(-1)?.changes).toEqual({
    status: { from: 'active', to: 'suspended' },
    suspension: { from: null, to: { reason: 'On leave', until: null } },
  });
});

test('a deletion shows what it ended and until when it can be undone', () => {
  const life = commitsOf(
    userAggregate,
    ada,
    [aUserRegistered(), aUserSuspended({ reason: 'On leave' })],
    [aUserDeleted()],
    [aUserRestored()],
  );
  const purgeAfter = '2026-05-01T00:00:00.000Z';
  expect(historyItems(life).slice(2)).toMatchObject([
    {
      reason: null,
      changes: {
        status: { from: 'suspended', to: 'deleted' },
        suspension: { to: null },
        deletion: { from: null, to: { purgeAfter } },
      },
    },
    { changes: { status: { from: 'deleted', to: 'inactive' }, deletion: { from: { purgeAfter }, to: null } } },
  ]);
});

test('a page that begins in the middle needs only the state before it', () => {
  expect(historyItems(commits.slice(3), commits[2]?.state)).toEqual(historyItems(commits).slice(3));
});

test('what was erased reads as null, and is still shown to have happened', () => {
  const [registered] = commitsOf(userAggregate, ada, [aUserRegistered({ role: 'guest' })]);
  if (registered === undefined) throw new Error('one commit was built');
  const data = { ...registered.events[0]?.data, email: null, name: null, externalId: null };
  const erased = { ...registered, erased: true, events: [{ type: 'UserRegistered', data } as never] } as const;
  expect(historyItems([erased])).toMatchObject([
    { erased: true, changes: { email: { from: null, to: null }, name: { from: null, to: null }, role: { from: null, to: 'guest' } } },
  ]);
});
