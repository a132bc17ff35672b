// The lifecycle: every transition from every stage, against the rule written out a second time.
import { describe, expect, test } from 'vitest';
import { attempt, canSignIn, type LifeStage, reachableFrom, type Transition, TRANSITIONS } from '../../../domain/user/values/status.ts';

const STAGES: readonly LifeStage[] = ['none', 'pending', 'active', 'suspended', 'inactive', 'deleted', 'erased'];

// Columns are the stages above; a dot is an impossible move.
const EXPECTED: Record<Transition, string> = {
  create: 'active . . . . . .',
  stage: 'pending . . . . . .',
  activate: '. active . . . . .',
  suspend: '. . suspended . . . .',
  reactivate: '. . . active active . .',
  deactivate: '. inactive inactive inactive . . .',
  delete: '. deleted deleted deleted deleted . .',
  restore: '. . . . . inactive .',
  erase: '. . . . . erased .',
};

const table = (Object.keys(TRANSITIONS) as Transition[]).flatMap((transition) =>
  EXPECTED[transition].split(' ').map((to, column) => [transition, STAGES[column] ?? 'none', to] as const),
);

test('the table is complete', () => expect(table).toHaveLength(Object.keys(TRANSITIONS).length * STAGES.length));

describe('every transition from every stage', () => {
  test.each(table)('%s from %s -> %s', (transition, from, to) => {
    const expected =
      to === '.'
        ? { ok: false, error: { code: 'INVALID_TRANSITION', facts: { from, allowed: reachableFrom(from) } } }
        : { ok: true, value: to };
    expect(attempt(transition, from)).toMatchObject(expected);
  });
});

test.each([
  ['none', ['active', 'pending']],
  ['pending', ['active', 'deleted', 'inactive']],
  ['active', ['deleted', 'inactive', 'suspended']],
  ['suspended', ['active', 'deleted', 'inactive']],
  ['inactive', ['active', 'deleted']],
  ['deleted', ['erased', 'inactive']],
  ['erased', []],
] as const)('from %s one can reach %j', (from, reachable) => expect(reachableFrom(from)).toEqual(reachable));

test('only pending and active users can sign in', () => expect(STAGES.filter(canSignIn)).toEqual(['pending', 'active']));
