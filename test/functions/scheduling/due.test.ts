// The functions that schedules call, on a user in memory: once, twice, too early, too late, and when the log does not answer.
import { beforeEach, expect, it, vi } from 'vitest';
import type { Context } from 'aws-lambda';
import { endSuspension } from '../../../domain/user/decide/end-suspension.ts';
import { dueCommand } from '../../../functions/runtime/scheduling/due-command.ts';
import { serveDue } from '../../../functions/runtime/scheduling/serve-due.ts';
import { createWorld, type World } from '../../kit/http-world.ts';
import { ada, aUserReactivated, aUserRegistered, aUserRenamed, aUserSuspended } from '../../kit/users.ts';

const UNTIL = '2026-03-01T12:00:00.000Z';
const INPUT = { userId: ada, eventId: `${ada}@2.0`, correlationId: 'correlation-2', due: UNTIL };
const CONTEXT = { getRemainingTimeInMillis: () => 10_000, awsRequestId: 'request', functionName: 'ReactivateWhenDue' } as Context;

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.happened(ada, aUserRegistered());
  await world.happened(ada, aUserSuspended({ until: UNTIL }));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

const fire = (execute: World['users']['execute'] = world.users.execute, input: unknown = INPUT): Promise<void> =>
  serveDue('ReactivateWhenDue', () =>
    dueCommand(
      'ReactivateWhenDue',
      ({ due }) =>
        (state, context) =>
          endSuspension({ until: due }, state, context),
      execute,
    ),
  )(input, CONTEXT);

const lost: World['users']['execute'] = async (request) => {
  await world.users.execute(request);
  return { kind: 'unavailable', retryAfterSeconds: 2, outcomeUnknown: true };
};

const types = async (): Promise<string[]> => (await world.eventsOf(ada)).map(({ type }) => type);
const PAST = ['UserRegistered', 'UserSuspended'];

it('acts as the schedule, because of the event', async () => {
  await fire();
  const [commit] = await world.users.read(ada, 3, 1);
  const provenance = { actor: 'schedule', source: 'schedule', causationId: `${ada}@2.0`, correlationId: 'correlation-2' };
  expect(commit).toMatchObject({ ...provenance, events: [{ type: 'UserReactivated', data: { reason: null } }] });
});

it('fired twice, it acts once, whatever happened in between', async () => {
  await fire();
  await world.happened(ada, aUserRenamed({ name: 'Ada King' }));
  await fire();
  expect(await types()).toEqual([...PAST, 'UserReactivated', 'UserRenamed']);
});

it('fired for a suspension that is over, it does nothing', async () => {
  await world.happened(ada, aUserReactivated());
  await world.happened(ada, aUserSuspended({ until: '2026-06-01T00:00:00.000Z' }));
  await fire();
  expect(await types()).toEqual([...PAST, 'UserReactivated', 'UserSuspended']);
});

it('fired before its time, it fails, so that it is called again', async () => {
  await expect(fire(world.users.execute, { ...INPUT, due: '9999-01-01T00:00:00.000Z' })).rejects.toThrow('ReactivateWhenDue');
  expect(await types()).toEqual(PAST);
});

it('fails where nobody knows what became of it, and the next call finds out', async () => {
  await expect(fire(lost)).rejects.toThrow('ReactivateWhenDue: NETWORK_ERROR');
  await fire();
  expect(await types()).toEqual([...PAST, 'UserReactivated']);
});
