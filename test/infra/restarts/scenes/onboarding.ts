// Onboarding at each of its places: registrations and invitations, answered, left alone and revoked.
import { type Invited, invite, redeem, register, revoke, surely, wrongClaim, wrongHistory, wrongStatus } from '../people.ts';
import { begun, type End, held, type Run, type Scene, placed, unanswered } from '../scene.ts';
import { reaches, type World } from '../world.ts';

const saga = 'onboarding';

const wrong =
  (end: End): Scene['wrong'] =>
  async (world, { processId, email = '' }) => {
    const { userId } = await world.must(200, 'GET', `/v1/processes/${processId}`);
    const found = await world.api('POST', '/v1/users/lookup', { body: { email } });
    const gone = found.status === 404 ? [] : [`the user is found (${found.status})`];
    return [
      ...(end === 'COMPLETED' ? await wrongStatus(world, userId, 'active') : gone),
      ...(await wrongClaim(world, email, end !== 'COMPLETED')),
      ...(await wrongHistory(world, userId)),
    ];
  };

const answer = (world: World, run: Run): Promise<boolean> =>
  'invitationId' in run
    ? redeem(world, run.email ?? '', '/v1/invitations/accept', { name: 'Grace Hopper' })
    : redeem(world, run.email ?? '', '/v1/registrations/verify');

const onboarding = (state: string, ends: End, play: Scene['play'], more: Partial<Scene> = {}): Scene => ({
  saga,
  state,
  ends,
  play,
  wrong: wrong(ends),
  answers: { confirm: answer, 'remind confirm': answer },
  ...more,
});

const waiting = async (world: World): Promise<Run> => {
  const run = await register(world);
  await reaches(world, run.processId, 'confirm');
  return run;
};
const halfADay = (world: World): Promise<void> => world.advance('PT12H');

const late = begun(async () => undefined, register);
const revoked = placed<Invited>((world) => invite(world), revoke);

export const REMINDED: readonly Scene[] = [
  onboarding('remind confirm', 'COMPLETED', placed(waiting), { keep: halfADay }),
  onboarding(
    'remind confirm',
    'COMPENSATED',
    placed((world) => invite(world, 1)),
    { keep: halfADay, answers: {}, how: 'invited, no answer' },
  ),
];
export const WAITING: readonly Scene[] = [
  onboarding('confirm', 'COMPLETED', placed(waiting)),
  onboarding(
    'confirm',
    'COMPLETED',
    placed((world) => invite(world)),
    { how: 'invited' },
  ),
  onboarding('await provision sample', 'COMPLETED', late, unanswered),
  onboarding('await undo provision sample', 'COMPENSATED', revoked, { ...unanswered, how: 'revoked' }),
];
export const AT_ACTIVATE = onboarding(
  'activate',
  'COMPLETED',
  placed(
    (world) => invite(world),
    (world, run) => surely(() => answer(world, run)),
  ),
  held('OnboardingActivate'),
);
export const AT_PROVISION = onboarding('provision sample', 'COMPLETED', late, held('AskParticipant'));
export const AT_ADMIT = onboarding('admit', 'COMPLETED', late, held('OnboardingAdmit'));
/** Between the event and the key. */
export const AT_UNDO_ADMIT = onboarding('undo admit', 'COMPENSATED', revoked, { ...held('OnboardingAdmit', 'DeleteItem'), how: 'revoked' });
export const AT_UNDO_PROVISION = onboarding('undo provision sample', 'COMPENSATED', revoked, { ...held('AskParticipant'), how: 'revoked' });
export const AT_CLOSE = onboarding('close confirm', 'COMPENSATED', revoked, { ...held('OnboardingConfirm'), how: 'revoked' });
