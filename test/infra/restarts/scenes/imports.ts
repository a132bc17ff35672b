// Imports and their way back at each of their places; the longest of them between two chunks of its rows.
import { until } from '../../../../infra/tools/api.ts';
import { anAddress, wrongClaim } from '../people.ts';
import { begun, held, type Run, type Scene } from '../scene.ts';
import { processReaches, type World } from '../world.ts';

/** More than one chunk. */
const FEW = 30;
/** Enough to be met in the middle. */
const MANY = 300;

interface Import extends Run {
  readonly rows: readonly string[];
}

const start =
  (count: number) =>
  async (world: World): Promise<Import> => {
    const rows = Array.from({ length: count }, anAddress);
    const body = { rows: rows.map((email) => ({ email, name: 'Grace Hopper' })), mode: 'create' };
    const { processId } = await world.must(202, 'POST', '/v1/imports', { body });
    return { processId, rows, ...(rows[0] !== undefined && { email: rows[0] }) };
  };

interface Report {
  readonly counts?: Readonly<Record<string, number>>;
  readonly items: readonly { readonly userId?: string | null }[];
}
const reportOf = (world: World, id: string): Promise<Report> => world.must(200, 'GET', `/v1/imports/${id}`);

/** Every row has come to the same end, of a user of its own. */
const wrongReport = async (world: World, id: string, count: number, outcome: string): Promise<readonly string[]> => {
  const { counts, items } = await reportOf(world, id);
  const users = new Set(items.map(({ userId }) => userId));
  return counts?.[outcome] === count && users.size === count ? [] : [`its report is ${JSON.stringify(counts)} of ${users.size} users`];
};

const importing = (state: string, count: number, play: Scene['play'], keep: Pick<Scene, 'keep'>): Scene => ({
  saga: 'import',
  state,
  ends: 'COMPLETED',
  play,
  ...keep,
  wrong: async (world, { processId, email = '' }) => [
    ...(await wrongReport(world, processId, count, 'created')),
    ...(await wrongClaim(world, email, false)),
  ],
});
const nothing = async (): Promise<void> => undefined;

export const AT_VALIDATE = importing('validate', FEW, begun(nothing, start(FEW)), held('ImportValidate'));
export const AT_APPLY = importing(
  'apply',
  MANY,
  async (world, kept) => {
    const run = await start(MANY)(world);
    await until(
      () => reportOf(world, run.processId),
      ({ counts }) => (counts?.['created'] ?? 0) > 0,
      () => 'the import has not begun',
    );
    await kept();
    return run;
  },
  held('ImportApply'),
);
export const AT_FORGET_ROWS = importing('forget', FEW, begun(nothing, start(FEW)), held('ImportForget'));

export const AT_WITHDRAW: Scene = {
  saga: 'import-rollback',
  state: 'withdraw',
  ends: 'COMPLETED',
  play: begun(
    async (world) => {
      const run = await start(FEW)(world);
      await processReaches(world, run.processId, 'COMPLETED');
      return run;
    },
    async (world, { processId, email = '' }) => {
      const { processId: back } = await world.must(202, 'POST', `/v1/imports/${processId}/rollback`);
      // The report is that of the import.
      return { processId: back, userId: processId, email };
    },
  ),
  ...held('ImportRollbackWithdraw', 'DeleteItem'),
  wrong: async (world, { userId: imported = '', email = '' }) => [
    ...(await wrongReport(world, imported, FEW, 'rolled-back')),
    ...(await wrongClaim(world, email, true)),
  ],
};
