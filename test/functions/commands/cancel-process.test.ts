// CancelProcess: who may cancel which process. Whoever may start one of its kind, and nobody else.
import { expect, test } from 'vitest';
import { cancellable } from '../../kit/cancellable.ts';
import { ada, aUserDeleted, aUserRegistered, bob } from '../../kit/users.ts';

const NOTHING = `proc_${'0'.repeat(32)}`;
const person = { email: 'grace@example.com', name: 'Grace Hopper' };
const reason = 'leaves the company';

const BEGINNINGS: readonly (readonly [string, string, string, object])[] = [
  ['an invitation', 'users:invite', '/v1/invitations', person],
  ['a registration', 'users:invite', '/v1/registrations', person],
  ['an offboarding', 'users:delete', `/v1/users/${ada}/offboard`, { reason }],
  ['a change of address', 'users:write', `/v1/users/${ada}/email-change`, { email: 'countess@example.org' }],
  ['an import', 'users:import', '/v1/imports', { rows: [person], mode: 'create' }],
];
const SCOPES = ['users:invite', 'users:delete', 'users:erase', 'users:write', 'users:import'];

test.each(BEGINNINGS)('%s: whoever has %s', async (_what, scope, path, body) => {
  const { world, call, cancel } = cancellable({});
  await world.happened(ada, aUserRegistered());
  expect((await call('POST', path, { body })).status).toBeLessThan(300);
  const others = SCOPES.filter((other) => other !== scope);
  const refused = await cancel({ scope: [...others, 'users:read'].join(' ') });
  expect(refused).toMatchObject({ status: 403, body: { code: 'AUTHORIZATION_ERROR' } });
  expect(refused.body.detail).toContain(scope);
  expect((await cancel({ scope })).status).toBe(202);
});

test('an erasure: nobody, also not who may erase', async () => {
  const { world, call, cancel } = cancellable({});
  await world.happened(ada, aUserRegistered(), aUserDeleted());
  await call('POST', `/v1/users/${ada}/erase`, { body: { confirmUserId: ada } });
  expect(await cancel({ scope: 'users:erase' })).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION' } });
});

test('a change of address: also the user itself, to whom those of others are hidden', async () => {
  const { world, call, cancel } = cancellable({});
  await world.happened(ada, aUserRegistered());
  await call('POST', `/v1/users/${ada}/email-change`, { body: { email: 'countess@example.org' } });
  expect(await cancel({ scope: 'users:self', sub: bob })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  expect((await cancel({ scope: 'users:self', sub: ada })).status).toBe(202);
});

test('not what is about the user itself, where it could not be begun by the user', async () => {
  const { world, call, cancel } = cancellable({});
  await world.happened(ada, aUserRegistered());
  await call('POST', `/v1/users/${ada}/offboard`, { body: { reason } });
  expect((await cancel({ scope: 'users:self', sub: ada })).status).toBe(403);
});

test('a process that nobody began is not found', async () => {
  const { cancel } = cancellable({});
  expect(await cancel({}, NOTHING)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});
