// Runs a cell of the matrix to its end, takes it up again where it was parked, and says all that is wrong with it.
import { type Member, membersOf } from '../../domain/catalog.ts';
import { type Cell, type End, expectedOf } from './cells.ts';
import type { SagaDriver } from './driver.ts';
import { interference } from './interference.ts';
import { runSaga, type SagaRun, type SagaRunOptions } from './run-saga.ts';

const ENDS = new Set(['DONE', 'FAILED', 'UNDONE']);

const firsts = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** What was begun first is undone last. */
const wrongOrder = ({ tasks }: SagaRun): readonly string[] => {
  const acted = firsts(tasks.filter(({ phase }) => phase === 'act').map(({ step }) => step));
  const undone = firsts(tasks.filter(({ phase }) => phase === 'undo').map(({ step }) => step));
  const right = acted.filter((step) => undone.includes(step)).toReversed();
  return undone.join() === right.join() ? [] : [`undid ${undone.join()} in this order, not ${right.join()}`];
};

/** At the end each has done all it was asked, or has undone what it may have done. */
const wrongParticipants = ({ saga }: Cell, { participants }: SagaRun, members: readonly Member[], end: End): readonly string[] =>
  saga.steps.flatMap((step) =>
    membersOf(step, 'act', members).flatMap(({ name }) => {
      const done = participants.done(name);
      const [acted, undone] = [`${step.name}-${name}`, `undo-${step.name}-${name}`].map((task) => done.indexOf(task));
      const right = end === 'COMPLETED' ? acted !== -1 && undone === -1 : (undone ?? -1) >= (acted ?? -1);
      return right ? [] : [`left ${name} after ${done.join()}`];
    }),
  );

export const runCell = async (
  cell: Cell,
  driver: SagaDriver,
  { members, states }: Omit<SagaRunOptions, 'interfere'>,
): Promise<readonly string[]> => {
  let lifted = false;
  const answers = new Set<number>();
  const interfere = interference(
    cell,
    () => lifted,
    (status) => answers.add(status),
  );
  const run = await runSaga(cell.saga, driver.start, { members, interfere, ...(states && { states }) });
  // Who is asked in trouble does not answer: that ends the wait in the way of its definition.
  const answer = async (step: string): Promise<boolean> => {
    if (step === cell.step && cell.fault !== 'is delivered twice' && !lifted) return false;
    return driver.answer(run, step);
  };
  const { end, parked, answered } = expectedOf(cell);
  const wrong: string[] = [];
  const expectEnd = async (status: string, process: string): Promise<void> => {
    const found = `${await run.end(answer)}, ${(await run.record()).status}`;
    if (found !== `${status}, ${process}`) wrong.push(`ended as ${found}, not as ${status}, ${process}`);
  };
  if (parked) {
    await expectEnd('FAILED', 'PARKED');
    lifted = true;
    run.redrive();
  }
  await expectEnd('SUCCEEDED', end);
  lifted = true;
  await run.release();
  const { status, steps } = await run.record();
  if (status !== end) wrong.push(`was ${status} in the end`);
  const open = steps.filter(({ state }) => !ENDS.has(state)).map(({ name, state }) => `${name} ${state}`);
  if ([...answers].join() !== `${answered ?? ''}`) wrong.push(`answered ${[...answers].join()} to who cancelled`);
  if (open.length > 0) wrong.push(`left ${open.join()}`);
  return [...wrong, ...wrongOrder(run), ...wrongParticipants(cell, run, members, end), ...(await driver.wrong(run, end))];
};
