// Where onboarding goes, from its definition alone.
import { test } from 'vitest';
import { onboarding } from '../../../domain/sagas/onboarding.ts';
import { given } from '../../kit/given-saga.ts';

const FORWARD = 'admit > provision > confirm';
const BACK = 'undo provision > undo admit';

test('somebody answers, at once or when reminded', () => {
  given(onboarding).when().then(`${FORWARD} > activate`);
  given(onboarding).when({ confirm: 'timeout' }).then(`${FORWARD} > remind confirm > activate`);
});

test('nobody answers, or nobody can be asked', () => {
  const silence = { confirm: 'timeout', 'remind confirm': 'timeout', 'close confirm': 'Closed' } as const;
  given(onboarding).when(silence).then(`${FORWARD} > remind confirm > close confirm > ${BACK}`);
  given(onboarding).when({ confirm: 'all', 'close confirm': 'Closed' }).then(`${FORWARD} > close confirm > ${BACK}`);
});

test('what cannot be done is undone, what cannot be undone is parked', () => {
  given(onboarding).when({ admit: 'Refused' }).then('admit > undo admit');
  given(onboarding).when({ provision: 'all' }).then(`admit > provision > ${BACK}`);
  given(onboarding).when({ provision: 'all', 'undo provision': 'all' }).then('admit > provision > undo provision > park undo provision');
  given(onboarding).when({ activate: 'all' }).then(`${FORWARD} > activate > park activate`);
});
