// The repository and the kit are nobody's: an aggregate that neither has heard of gets the log, the loop, the specs and the builders as it is.
import { beforeEach, describe, expect, it, test } from 'vitest';
import { badgeAggregate, BADGE_EVENTS, type BadgeId, issue, stamp } from '../kit/badge.ts';
import { commitsOf } from '../kit/builders-commit.ts';
import { buildersOf } from '../kit/builders.ts';
import { deciding } from '../kit/given.ts';
import { logWorldOf, lostReply, newId } from '../kit/log-world.ts';
import { TWINS, useTwin } from './twins.ts';

const given = deciding(badgeAggregate);
const { anIssued, aStamped } = buildersOf(BADGE_EVENTS);
const badgeWorld = logWorldOf(badgeAggregate);
const newBadgeId = (): BadgeId => `badge_${newId()}` as BadgeId;
const place = 'the front door';

describe('the grammar of specs', () => {
  test('given past events, when a command, then events', () => {
    given([anIssued()])
      .when(stamp, { place })
      .then([aStamped({ place })]);
    given([]).when(stamp, { place }).thenRefused('NOT_FOUND');
    given([anIssued()]).when(issue, {}).thenUnchanged();
  });

  test('commits are folded from events', () => {
    expect(commitsOf(badgeAggregate, newBadgeId(), [anIssued()], [aStamped(), aStamped()])).toMatchObject([
      { version: 1, state: { stamps: 0 } },
      { version: 2, state: { stamps: 2 } },
    ]);
  });
});

describe.each(TWINS)('badges on $name', ({ start }) => {
  const newStores = useTwin(start);
  let world: ReturnType<typeof badgeWorld>;
  let id: BadgeId;
  beforeEach(async () => {
    world = badgeWorld(await newStores());
    id = newBadgeId();
    await world.run(id, (state) => issue({}, state), { creates: true });
  });
  const stamped = () => world.run(id, (state) => stamp({ place }, state));

  it('keeps what was decided, and reads it back', async () => {
    expect(await stamped()).toMatchObject({ kind: 'accepted', changed: true, snapshot: { version: 2, state: { stamps: 1 } } });
    expect(await world.repository.load(id)).toMatchObject({ version: 2, state: { issued: true, stamps: 1 } });
    expect(await world.repository.asOf(id, { version: 1 })).toMatchObject({ state: { stamps: 0 } });
    expect((await world.repository.read(id, 1, 10)).map(({ events }) => events)).toEqual([[anIssued()], [aStamped({ place })]]);
  });

  it('counts each of those who stamp at once, in the same loop', async () => {
    const outcomes = await Promise.all([stamped(), stamped(), stamped()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await world.repository.load(id)).toMatchObject({ version: 4, state: { stamps: 3 } });
  });

  it('stamps once when the reply is lost', async () => {
    world.interfere(lostReply);
    expect(await stamped()).toMatchObject({ kind: 'accepted' });
    expect(await world.repository.load(id)).toMatchObject({ version: 2, state: { stamps: 1 } });
  });

  it('keeps out a stream of something else', async () => {
    const other = `user_${newId()}`;
    await expect(world.run(other as BadgeId, (state) => issue({}, state))).rejects.toThrow(RangeError);
    expect(await world.log.tip(other, world.call())).toEqual({});
  });
});
