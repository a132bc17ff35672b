// Offboarding and erasure at each of their places: to the end, cancelled in the grace, and parked by a participant that refused.
import { create, wrongClaim, wrongHistory, wrongStatus } from '../people.ts';
import { begun, type End, held, type Run, type Scene, placed, unanswered } from '../scene.ts';
import { processReaches, reaches, type World } from '../world.ts';

type User = Required<Pick<Run, 'userId' | 'email'>>;

const wrong =
  (end: End): Scene['wrong'] =>
  async (world, { userId = '', email = '' }) => [
    ...(await wrongStatus(world, userId, end === 'COMPLETED' ? '410' : 'active')),
    ...(await wrongClaim(world, email, end === 'COMPLETED')),
    ...(await wrongHistory(world, userId)),
  ];

const scene =
  (saga: string) =>
  (state: string, ends: End, play: Scene['play'], more: Partial<Scene> = {}): Scene => ({
    saga,
    state,
    ends,
    play,
    wrong: wrong(ends),
    ...more,
  });
const offboarding = scene('offboarding');
const erasure = scene('erasure');

const offboard =
  (graceDays: number) =>
  async (world: World, user: User): Promise<Run> => {
    const body = { reason: 'Leaves for good', graceDays };
    const { processId } = await world.must(202, 'POST', `/v1/users/${user.userId}/offboard`, { body });
    return { ...user, processId };
  };
const inGrace =
  (graceDays: number) =>
  async (world: World): Promise<Run> => {
    const run = await offboard(graceDays)(world, await create(world));
    await reaches(world, run.processId, 'grace');
    return run;
  };
const cancel = (world: World, { processId }: Run) => world.must(202, 'POST', `/v1/processes/${processId}/cancel`);
const CANCELLED = { how: 'cancelled' } as const;

export const OFFBOARDINGS_WAITING: readonly Scene[] = [
  offboarding('await deprovision sample', 'COMPLETED', begun(create, offboard(2)), unanswered),
  offboarding('grace', 'COMPLETED', placed(inGrace(2))),
  offboarding('await undo deprovision sample', 'CANCELLED', placed(inGrace(30), cancel), { ...unanswered, ...CANCELLED }),
];
export const AT_ERASE = offboarding(
  'erase',
  'COMPLETED',
  placed(inGrace(1), (world) => world.advance('P1D')),
  held('OffboardingErase'),
);
export const AT_DELETE = offboarding(
  'delete',
  'COMPLETED',
  placed(inGrace(1), (world) => world.advance('P1D')),
  held('OffboardingDelete'),
);
export const AT_DEPROVISION = offboarding('deprovision sample', 'COMPLETED', begun(create, offboard(2)), held('AskParticipant'));
export const AT_DEACTIVATE = offboarding('deactivate', 'COMPLETED', begun(create, offboard(2)), held('OffboardingDeactivate'));
export const AT_UNDO_DEACTIVATE = offboarding('undo deactivate', 'CANCELLED', placed(inGrace(30), cancel), {
  ...held('OffboardingDeactivate'),
  ...CANCELLED,
});
export const AT_UNDO_DEPROVISION = offboarding('undo deprovision sample', 'CANCELLED', placed(inGrace(30), cancel), {
  ...held('AskParticipant'),
  ...CANCELLED,
});
export const AT_CLOSE_GRACE = offboarding('close grace', 'CANCELLED', placed(inGrace(30), cancel), {
  ...held('OffboardingGrace'),
  ...CANCELLED,
});

const deleted = async (world: World): Promise<User> => {
  const user = await create(world);
  await world.must(200, 'DELETE', `/v1/users/${user.userId}`);
  return user;
};
const erase = async (world: World, user: User): Promise<Run> => {
  const { processId } = await world.must(202, 'POST', `/v1/users/${user.userId}/erase`, { body: { confirmUserId: user.userId } });
  return { ...user, processId };
};

export const ERASURES_WAITING: readonly Scene[] = [erasure('await erase sample', 'COMPLETED', begun(deleted, erase), unanswered)];
/** In no state at all: its execution has failed, and is redriven after the kill. */
export const PARKED = erasure(
  'PARKED',
  'COMPLETED',
  async (world, kept) => {
    const user = await deleted(world);
    await kept();
    const run = await erase(world, user);
    await processReaches(world, run.processId, 'PARKED');
    return run;
  },
  {
    keep: (world) => world.behave({ kind: 'refuse', action: 'erase', count: 1 }),
    how: 'refused, then redriven',
    answers: {
      PARKED: async (world, { processId }) => {
        await world.must(200, 'POST', '/_local/executions', { body: { redrive: processId } });
        return true;
      },
    },
  },
);
export const AT_CERTIFY = erasure('certify', 'COMPLETED', begun(deleted, erase), held('ErasureCertify'));
/** Between the event and the key. */
export const AT_FORGET = erasure('forget', 'COMPLETED', begun(deleted, erase), held('ErasureForget', 'DeleteItem'));
export const AT_ERASE_SAMPLE = erasure('erase sample', 'COMPLETED', begun(deleted, erase), held('AskParticipant'));
