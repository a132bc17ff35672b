// Yesterday's events must be readable for ever, and a stored state may only be trusted while the fold that made it is unchanged.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { StoredEvent } from '../../../domain/kernel/event.ts';
import { instant } from '../../../domain/kernel/instant.ts';
import { upcast } from '../../../domain/kernel/upcaster.ts';
import { USER_EVENTS, type UserEvent, userAggregate } from '../../../domain/user/user.ts';
import { withoutPersonal } from '../../../functions/runtime/event-log/personal.ts';
import samples from './golden/events.json' with { type: 'json' };

const file = new URL('./golden/states.json', import.meta.url);

const NEW_VERSION =
  'has no golden sample of its current version: add one to golden/events.json, and leave those of older versions as they are';
const NEW_FOLD = `The fold or the shape of the state changed. States stored by the old one must not be trusted any more: give stateFingerprint in
domain/user/state.ts a new value, then record the new states with RECORD_GOLDEN=1 npx vitest run test/domain/user/golden.test.ts (new samples at the
end are recorded the same way, under the old value)`;

const current = samples.map((sample: StoredEvent) => upcast(sample, userAggregate.upcasters));

const publicData = ({ type, data }: StoredEvent) => withoutPersonal(data, USER_EVENTS[type as UserEvent['type']].personal);

const statesAfterEach = (): unknown[] => {
  let state = userAggregate.initial;
  return current.map((event, minute) => {
    state = userAggregate.evolve(state, event as unknown as UserEvent, instant(Date.UTC(2026, 0, 1, 0, minute)));
    return state;
  });
};

test.each(Object.entries(USER_EVENTS))('%s has a golden sample', (type, { schemaVersion }) => {
  const versions = samples.filter((sample) => sample.type === type).map((sample) => sample.schemaVersion);
  expect(new Set(versions), `${type} ${NEW_VERSION}`).toEqual(new Set(Array.from({ length: schemaVersion }, (_, index) => index + 1)));
  expect((userAggregate.upcasters[type] ?? []).length, `${type} needs an upcaster for each older version`).toBe(schemaVersion - 1);
});

test('every version after the first is told of in the docs', () => {
  const page = readFileSync(new URL('../../../docs/event-log.md', import.meta.url), 'utf8');
  for (const [type, { schemaVersion }] of Object.entries(USER_EVENTS))
    for (let version = 2; version <= schemaVersion; version += 1) expect(page).toMatch(new RegExp(`\\| ${type} +\\| ${version} +\\|`, 'u'));
});

test('every sample, lifted to the current version, satisfies its schema as it is', () => {
  for (const { type, data } of current) expect(USER_EVENTS[type as UserEvent['type']].schema.parse(data)).toEqual(data);
});

test('a sample without its personal fields is lifted to the same public data: erased, or on its way out', () => {
  const bare = samples.map((sample: StoredEvent) => upcast({ ...sample, data: publicData(sample) }, userAggregate.upcasters));
  expect(bare.map(publicData)).toEqual(current.map(publicData));
});

test('a user of version 1 came by invitation or registration where it waited for that, else an operator created it', () => {
  const origins = samples.flatMap(({ type, schemaVersion, data }, at) =>
    type === 'UserRegistered' && schemaVersion === 1 ? [[data.pendingReason, current[at]?.data['origin']]] : [],
  );
  expect(new Map(origins as [string | null, unknown][])).toEqual(
    new Map([
      [null, 'created'],
      ['staged', 'created'],
      ['invited', 'invited'],
      ['registered', 'registered'],
    ]),
  );
});

test('the golden samples fold to the recorded states', () => {
  const folded = { stateFingerprint: userAggregate.stateFingerprint, states: statesAfterEach() };
  const recorded = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as typeof folded)
    : { stateFingerprint: 'none yet', states: [] };
  const renamed = recorded.stateFingerprint !== folded.stateFingerprint;
  const grown = isDeepStrictEqual(recorded.states, folded.states.slice(0, recorded.states.length));
  if ((renamed || grown) && process.env['RECORD_GOLDEN'] === '1') {
    writeFileSync(file, `${JSON.stringify(folded, null, 2)}\n`);
    return;
  }
  // oxlint-disable-next-line vitest/valid-expect -- the second argument is what to do about a failure
  expect(folded, NEW_FOLD).toEqual(recorded);
});
