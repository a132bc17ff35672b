// Each class of alarms rings for what it is there for, tells its topic, and ends again: on the synthesized stack, by real requests, faults and time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmName, ObjectiveName } from '../../infra/monitoring/limits.ts';
import { BACK_CASES } from './alarms/back-cases.ts';
import type { Case } from './alarms/case.ts';
import { FRONT_CASES } from './alarms/front-cases.ts';
import { startWorld, type World } from './alarms/world.ts';

/** A class without a case does not compile; one that the templates have beside them fails the first test. */
const CASES: Record<AlarmName | ObjectiveName, Case> = { ...FRONT_CASES, ...BACK_CASES };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('alarms', () => {
  it('are of a class with a case, each of them, and none rings before anything happened', async () => {
    const alarms = [...(await world.alarms())];
    expect([...new Set(alarms.map(([name]) => name.split('-')[0]))].toSorted()).toEqual(Object.keys(CASES).toSorted());
    expect(alarms.filter(([, { state }]) => state !== 'OK')).toEqual([]);
  });

  it.each(Object.entries(CASES))('%s ring, tell their topic, and end', async (_, { rings, fire, mend }) => {
    try {
      await fire(world);
      await world.become(rings, 'ALARM');
    } finally {
      await world.calm();
    }
    const alarms = [...(await world.alarms())];
    for (const name of rings) {
      const severity = alarms.find(([each]) => each.startsWith(name))?.[1].severity;
      const topic = expect.stringMatching(new RegExp(`:Rollcall-local-Monitoring-Notifications${severity}`, 'i'));
      expect((await world.heardOf(name)).at(-1)).toMatchObject({ state: 'ALARM', topic });
    }

    await mend?.(world);
    await world.quiet();
    await world.advance('P2D');
    await world.quiet();
    await world.become(rings, 'OK');
    for (const name of rings) expect((await world.heardOf(name)).at(-1)?.state).toBe('OK');
    expect([...(await world.alarms())].filter(([, { state }]) => state !== 'OK')).toEqual([]);
  });
});
