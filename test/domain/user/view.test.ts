// The user as the API shows it, in every status.
import { expect, test } from 'vitest';
import { toUser, User } from '../../../domain/user/view.ts';
import { ada } from '../../kit/users.ts';
import { LIVES } from './decide/lives.ts';

test('every field is there in every status, and null where it means nothing', () => {
  for (const status of ['pending', 'active', 'suspended', 'inactive', 'deleted'] as const) {
    const user = toUser(ada, 3, LIVES[status]);
    expect(User.parse(user)).toEqual(user);
    expect(Object.keys(user)).toEqual(Object.keys(User.shape));
    expect(user.status).toBe(status);
    const meaningful = [user.pendingReason, user.suspension, user.deletion].map((value) => value !== null);
    expect(meaningful).toEqual([status === 'pending', status === 'suspended', status === 'deleted']);
  }
});

test('an active user', () => {
  expect(toUser(ada, 1, LIVES.active)).toEqual({
    id: ada,
    email: 'Ada@Example.com',
    name: 'Ada Lovelace',
    status: 'active',
    role: LIVES.active.role,
    externalId: null,
    createdAt: '2026-02-01T08:00:00.000Z',
    updatedAt: '2026-02-01T08:00:00.000Z',
    version: 1,
    pendingReason: null,
    suspension: null,
    deletion: null,
  });
});
