// The list of places follows the definitions, and each of them has a scene.
import { expect, it } from 'vitest';
import { PLACES_WITHOUT_SCENE } from './acts.ts';
import { PLACES } from './places.ts';

it('names every wait of the sagas, and every step at work, also where it is undone', () => {
  const waits = PLACES.filter((place) => place.waits).map(({ saga, state }) => `${saga}: ${state}`);
  for (const wait of ['onboarding: remind confirm', 'email-change: revert', 'offboarding: grace', 'erasure: await erase sample'])
    expect(waits).toContain(wait);
  expect(PLACES).toContainEqual({ saga: 'offboarding', state: 'undo deactivate', waits: false });
  expect(PLACES.map(({ state }) => state)).not.toContainEqual(expect.stringMatching(/^park /u));
});

it('has a scene for each', () => {
  expect(PLACES_WITHOUT_SCENE).toEqual([]);
});
