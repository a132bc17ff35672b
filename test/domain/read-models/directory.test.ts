// The directory's rows follow the log, whatever arrives twice, late or not at all.
import { expect, test } from 'vitest';
import type { Commit } from '../../../domain/kernel/commit.ts';
import { directory, rowToUser } from '../../../domain/read-models/directory.ts';
import { type UserEvent, type UserState, toUser, userAggregate } from '../../../domain/user/user.ts';
import { commitsOf } from '../../kit/builders-commit.ts';
import { ada, anExternalIdChanged, aUserRegistered, aUserRenamed, aUserSuspended, givenCommits } from '../../kit/users.ts';
import { LIVES } from '../user/decide/lives.ts';

const commits = commitsOf(
  userAggregate,
  ada,
  [aUserRegistered({ email: 'Ada@Example.com', externalId: 'hr-1' })],
  [aUserRenamed({ name: 'Ada King' })],
  [aUserSuspended({ reason: 'On leave' }), anExternalIdChanged({ externalId: null })],
);
const [registered, renamed, suspended] = commits as [
  Commit<UserState, UserEvent>,
  Commit<UserState, UserEvent>,
  Commit<UserState, UserEvent>,
];

test('a user gets a row with its keys', () => {
  givenCommits([])
    .when(registered)
    .thenRow({
      id: ada,
      email: 'Ada@Example.com',
      status: 'active',
      version: 1,
      createdKey: `2026-01-01T00:00:00.000Z#${ada}`,
      listing: 'live',
      emailKey: 'ada@example.com',
      externalKey: 'hr-1',
    });
});

test('the row follows each commit, and keeps the time of creation', () => {
  givenCommits([registered])
    .when(renamed)
    .thenRow({ name: 'Ada King', version: 2, updatedAt: '2026-01-01T00:01:00.000Z', createdKey: `2026-01-01T00:00:00.000Z#${ada}` });
});

test('a row without external id is not in that index', () => {
  const change = directory.project(suspended);
  expect(change).toMatchObject({ kind: 'put', row: { status: 'suspended', externalId: null } });
  expect(Object.keys(change?.kind === 'put' ? change.row : {})).not.toContain('externalKey');
});

test('duplicates and late commits change nothing; a hole needs no repair', () => {
  givenCommits([registered, renamed]).when(renamed).thenUnchanged();
  givenCommits([registered, renamed]).when(registered).thenUnchanged();
  givenCommits([]).when(suspended, registered, renamed).thenRow({ version: 3, status: 'suspended' });
});

test('without its keys the row is the user', () => {
  const change = directory.project(registered);
  if (change?.kind !== 'put' || registered.state.status !== 'active') throw new Error('an active user has a row');
  expect(rowToUser(change.row)).toEqual(toUser(ada, 1, registered.state));
});

test('a fence moves the version and nothing else; before any user it is nobody', () => {
  givenCommits([registered])
    .when({ ...registered, version: 2, events: [] })
    .thenRow({ version: 2, name: 'Ada Lovelace' });
  givenCommits([])
    .when({ ...registered, events: [], state: LIVES.none })
    .thenNoRow();
});

test('the deleted are listed apart, the erased leave no row', () => {
  givenCommits([registered])
    .when({ ...renamed, state: LIVES.deleted })
    .thenRow({ listing: 'deleted', status: 'deleted' });
  givenCommits([registered])
    .when({ ...renamed, state: LIVES.erased })
    .thenNoRow();
  givenCommits([registered])
    .when({ ...renamed, erased: true })
    .thenNoRow();
});
