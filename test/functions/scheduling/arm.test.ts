// Arming a schedule: which event asks for one, when it fires, and what it holds.
import { describe, expect, it, test } from 'vitest';
import { outwardEvents } from '../../../domain/user/outward.ts';
import { userAggregate } from '../../../domain/user/user.ts';
import { arm, ArmingEvent, firingTime } from '../../../functions/runtime/scheduling/arm.ts';
import { Due, type ScheduleRequest } from '../../../functions/runtime/scheduling/schedules.ts';
import { commitsOf } from '../../kit/builders-commit.ts';
import { ada, aUserDeleted, aUserRegistered, aUserSuspended } from '../../kit/users.ts';

const UNTIL = '2026-04-01T00:00:30.000Z';
const NOW = Date.parse('2026-03-01T12:00:00.000Z');

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const armed = async (
  event: ReturnType<typeof aUserSuspended> | ReturnType<typeof aUserDeleted>,
  trace: { readonly traceparent?: string } = {},
): Promise<ScheduleRequest[]> => {
  const requests: ScheduleRequest[] = [];
  const commit = commitsOf(userAggregate, ada, [aUserRegistered()], [event])[1];
  if (commit === undefined) throw new Error('two commits make a second one');
  const [outward] = outwardEvents({ ...commit, ...trace, events: commit.events.map((one) => ({ ...one, schemaVersion: 1 })) });
  await arm(ArmingEvent.parse(outward), { arm: async (request) => void requests.push(request) }, NOW);
  return requests;
};

describe('an event that sets a time', () => {
  it('arms one schedule, named after itself, that holds ids and the time alone', async () => {
    const input = { userId: ada, eventId: `${ada}@2.0`, correlationId: 'correlation-2', due: UNTIL };
    const at = Date.parse('2026-04-01T00:01:00.000Z');
    const schedule = { name: `${ada}-2.0`, at, run: 'ReactivateWhenDue', input };
    expect(await armed(aUserSuspended({ reason: 'planted reason', until: UNTIL }))).toEqual([schedule]);
    const traced = { ...input, traceparent: TRACEPARENT };
    expect(await armed(aUserSuspended({ until: UNTIL }), { traceparent: TRACEPARENT })).toEqual([{ ...schedule, input: traced }]);
    expect(Object.keys(Due.shape).sort()).toEqual(Object.keys(traced).sort());
    expect(await armed(aUserDeleted({ purgeAfter: UNTIL }))).toEqual([{ ...schedule, run: 'PurgeWhenDue' }]);
  });

  it('and one that sets none arms nothing', async () => expect(await armed(aUserSuspended({ until: null }))).toEqual([]));
});

test.each([
  ['2026-03-01T13:00:00.000Z', '2026-03-01T13:00:00.000Z'],
  ['2026-03-01T13:00:00.001Z', '2026-03-01T13:01:00.000Z'],
  ['2026-03-01T12:00:20.000Z', '2026-03-01T12:01:00.000Z'],
  ['2026-02-01T00:00:00.000Z', '2026-03-01T12:01:00.000Z'],
])('what is due at %s fires at %s: in a whole minute, never early, never in the past', (due, fires) => {
  expect(new Date(firingTime(Date.parse(due), NOW)).toISOString()).toBe(fires);
});
