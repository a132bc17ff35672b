// All scenes, by the kill that they share: processes that wait, steps at work on the way forward, and steps at work on the way back.
import * as change from './scenes/email-change.ts';
import * as imports from './scenes/imports.ts';
import * as leaving from './scenes/leaving.ts';
import * as onboarding from './scenes/onboarding.ts';
import { type Place, PLACES } from './places.ts';
import type { Act } from './scene.ts';

const WAITS: Act = {
  name: 'waits',
  ranks: [
    [...onboarding.REMINDED, leaving.PARKED],
    [...onboarding.WAITING, ...change.WAITING, ...leaving.ERASURES_WAITING, ...leaving.OFFBOARDINGS_WAITING],
  ],
};

/** From the last steps to the first: what hangs further on is in nobody's way. */
const FORWARD: Act = {
  name: 'forward',
  ranks: [
    [imports.AT_WITHDRAW, imports.AT_FORGET_ROWS, change.AT_RELEASE, leaving.AT_CERTIFY, leaving.AT_ERASE],
    [leaving.AT_FORGET, leaving.AT_DELETE, onboarding.AT_ACTIVATE],
    [onboarding.AT_PROVISION, change.AT_TELL, leaving.AT_ERASE_SAMPLE, leaving.AT_DEPROVISION],
    [onboarding.AT_ADMIT, change.AT_ANNOUNCE, leaving.AT_DEACTIVATE, imports.AT_APPLY, imports.AT_VALIDATE],
  ],
};

const BACK: Act = {
  name: 'back',
  together: true,
  ranks: [
    [onboarding.AT_UNDO_ADMIT, change.AT_UNDO_ANNOUNCE, leaving.AT_UNDO_DEACTIVATE],
    [onboarding.AT_UNDO_PROVISION, change.AT_UNDO_TELL, leaving.AT_UNDO_DEPROVISION],
    [onboarding.AT_CLOSE, change.AT_CLOSE_CONFIRM, change.AT_CLOSE_REVERT, leaving.AT_CLOSE_GRACE],
  ],
};

export const ACTS: readonly Act[] = [WAITS, FORWARD, BACK];

/** Places of the definitions that no scene is played at. */
export const PLACES_WITHOUT_SCENE: readonly Place[] = PLACES.filter(
  (place) => !ACTS.some(({ ranks }) => ranks.flat().some(({ saga, state }) => saga === place.saga && state === place.state)),
);
