// Every saga on its synthesized state machine: each step in each kind of trouble, and undoing it too. What ends, ends in one way, and leaves nothing half done.
import { describe, expect, it } from 'vitest';
import { among, type Member, membersOf, type SagaDefinition, type SagaName, SAGAS } from '../../domain/catalog.ts';
import { PARTICIPANT_ACTIONS } from '../../domain/kernel/participant.ts';
import { BILLING, CRM, LISTS } from '../kit/participants.ts';
import { type Cell, cellsOf, FAULTS, UNDOINGS } from './cells.ts';
import { DRIVERS } from './drivers.ts';
import { runCell } from './run-cell.ts';

const MEMBERS: readonly Member[] = [BILLING, CRM, LISTS].map((name) => ({ name, actions: PARTICIPANT_ACTIONS }));
const sagas = Object.entries<SagaDefinition>(SAGAS) as [SagaName, SagaDefinition][];
const titled = (cell: Cell) => [`${cell.step} ${cell.participant ?? ''} ${cell.fault}, undoing ${cell.undoing}`, cell] as const;

describe.each(sagas)('%s', (name, saga) => {
  const cells = cellsOf(saga, MEMBERS);

  it.each(cells.map(titled))('%s', async (_title, cell) => {
    expect(await runCell(cell, DRIVERS[name], { members: MEMBERS })).toEqual([]);
  });

  it(`has ${cells.length} cells: every step in every kind of trouble`, () => {
    const steps = among(saga, MEMBERS).steps.map((step) => (step.each === undefined ? 1 : membersOf(step, 'act', MEMBERS).length));
    expect(cells).toHaveLength(steps.reduce((sum, parts) => sum + parts, 0) * FAULTS.length * UNDOINGS.length);
    expect(new Set(cells.map((cell) => titled(cell)[0])).size).toBe(cells.length);
  });
});

/** Undoes the user before the participants that know it. */
const inWrongOrder = ({ States, ...states }: { readonly States: Readonly<Record<string, unknown>> }): object => {
  const text = JSON.stringify(States).replaceAll('"Next":"undo provision"', '"Next":"undo admit"');
  const { 'undo admit': admit, 'settle undo provision': settle, ...others } = JSON.parse(text) as Record<string, object>;
  const { End: _end, ...last } = admit as { readonly End?: true };
  const wrong = {
    'undo admit': { ...last, Next: 'undo provision' },
    'settle undo provision': { ...settle, Default: 'end' },
    end: { Type: 'Succeed' },
  };
  return { ...states, States: { ...others, ...wrong } };
};

it('finds out a machine that undoes in the wrong order', async () => {
  const cell: Cell = { saga: SAGAS.onboarding, step: 'confirm', fault: 'times out', undoing: 'works' };
  const members = MEMBERS.slice(0, 1);
  expect(await runCell(cell, DRIVERS.onboarding, { members })).toEqual([]);
  expect(await runCell(cell, DRIVERS.onboarding, { members, states: inWrongOrder })).toContain(
    'undid admit,provision in this order, not provision,admit',
  );
});
