// Email change at each of its places: confirmed, left to its end, taken back and cancelled.
import { anAddress, create, redeem, surely, wrongClaim, wrongHistory } from '../people.ts';
import { type End, begun, held, type Run, type Scene, placed, unanswered } from '../scene.ts';
import { reaches, type World } from '../world.ts';

const saga = 'email-change';

type Change = Run & Required<Pick<Run, 'userId' | 'email' | 'next'>>;

const wrong =
  (end: End): Scene['wrong'] =>
  async (world, { userId = '', email = '', next = '' }) => {
    const [right, free] = end === 'COMPLETED' ? [next, email] : [email, next];
    const user = await world.must(200, 'GET', `/v1/users/${userId}`);
    return [
      ...(user.email === right ? [] : ['the user has the wrong address']),
      ...(await wrongClaim(world, right, false)),
      ...(await wrongClaim(world, free, true)),
      ...(await wrongHistory(world, userId)),
    ];
  };

const confirm = (world: World, { next = '' }: Run) => redeem(world, next, '/v1/email-changes/confirm');
const revert = (world: World, { email = '' }: Run) => redeem(world, email, '/v1/email-changes/revert');

const confirmSurely = (world: World, run: Run) => surely(() => confirm(world, run));
const revertSurely = (world: World, run: Run) => surely(() => revert(world, run));

const change = (state: string, ends: End, play: Scene['play'], more: Partial<Scene> = {}): Scene => ({
  saga,
  state,
  ends,
  play,
  wrong: wrong(ends),
  answers: { confirm },
  ...more,
});

const ask = async (world: World, user: Required<Pick<Run, 'userId' | 'email'>>): Promise<Change> => {
  const next = anAddress();
  const { processId } = await world.must(202, 'POST', `/v1/users/${user.userId}/email-change`, { body: { email: next } });
  return { ...user, processId, next };
};
const cancel = (world: World, { userId }: Change) => world.must(204, 'DELETE', `/v1/users/${userId}/email-change`);

const asked = async (world: World): Promise<Change> => {
  const run = await ask(world, await create(world));
  await reaches(world, run.processId, 'confirm');
  return run;
};
const confirmed = async (world: World): Promise<Change> => {
  const run = await asked(world);
  await confirmSurely(world, run);
  await reaches(world, run.processId, 'revert');
  return run;
};
const REVERTED = { answers: { revert }, how: 'taken back' } as const;

export const WAITING: readonly Scene[] = [
  change('confirm', 'COMPLETED', placed(asked)),
  change('confirm', 'COMPENSATED', placed(asked), { answers: {}, how: 'no answer' }),
  change('await tell sample', 'COMPLETED', placed(asked, confirmSurely), unanswered),
  change('revert', 'COMPLETED', placed(confirmed)),
  change('revert', 'COMPENSATED', placed(confirmed), REVERTED),
  change('await undo tell sample', 'COMPENSATED', placed(confirmed, revertSurely), { ...unanswered, how: 'taken back' }),
];
export const AT_RELEASE = change(
  'release',
  'COMPLETED',
  placed(confirmed, (world) => world.advance('P3D')),
  held('EmailChangeRelease'),
);
export const AT_TELL = change('tell sample', 'COMPLETED', placed(asked, confirmSurely), held('AskParticipant'));
export const AT_ANNOUNCE = change('announce', 'COMPLETED', begun(create, ask), held('EmailChangeAnnounce'));
export const AT_UNDO_ANNOUNCE = change('undo announce', 'COMPENSATED', placed(asked, cancel), {
  ...held('EmailChangeAnnounce'),
  how: 'cancelled',
});
export const AT_UNDO_TELL = change('undo tell sample', 'COMPENSATED', placed(confirmed, revertSurely), {
  ...held('AskParticipant'),
  how: 'taken back',
});
export const AT_CLOSE_REVERT = change('close revert', 'COMPENSATED', placed(confirmed, revertSurely), {
  ...held('EmailChangeRevert'),
  how: 'taken back',
});
export const AT_CLOSE_CONFIRM = change('close confirm', 'COMPENSATED', placed(asked, cancel), {
  ...held('EmailChangeConfirm'),
  how: 'cancelled',
});
