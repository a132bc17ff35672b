// Until when a process of each saga can be cancelled, what is ended by it, and what is done no more. From the definitions alone.
import { describe, expect, it, test } from 'vitest';
import { type SagaDefinition, SAGAS } from '../../../domain/catalog.ts';
import { type Instant, instant } from '../../../domain/kernel/instant.ts';
import { cancel } from '../../../domain/process/cancel.ts';
import { enter, leave, type ProcessRecord, waitFor } from '../../../domain/process/progress.ts';
import { enterTask, waitForTask } from '../../../domain/process/tasks.ts';

const AT = instant(Date.parse('2026-03-01T12:00:00.000Z'));
const LATER: Instant = instant(Date.parse('2026-03-01T12:01:00.000Z'));
const HEX = 'a'.repeat(32);

const begun = (saga: SagaDefinition, more: Partial<ProcessRecord> = {}): ProcessRecord =>
  ({
    id: `proc_${HEX}`,
    kind: saga.name,
    status: 'RUNNING',
    userId: `user_${HEX}`,
    startedAt: AT,
    updatedAt: AT,
    steps: [],
    requestHash: HEX,
    correlationId: 'cancelling',
    startedBy: 'an-operator',
    rev: 1,
    ...more,
  }) as ProcessRecord;

/** Goes on, or stays where it is late. */
const entered = (saga: SagaDefinition, record: ProcessRecord, step: string, phase: 'act' | 'undo' = 'act'): ProcessRecord => {
  const entry = enter(saga, record, step, phase, AT);
  return entry.kind === 'go' ? entry.record : record;
};

const waiting = (record: ProcessRecord, step: string): ProcessRecord => waitFor(record, { step, taskToken: `of ${step}`, until: AT }, AT);

/** Each place on the way forward, without participants, and the process there. */
const wayOf = (saga: SagaDefinition): readonly (readonly [string, ProcessRecord])[] => {
  const way: [string, ProcessRecord][] = [['begun', begun(saga)]];
  for (const { name, each, wait } of saga.steps) {
    if (each !== undefined) continue;
    const record = entered(saga, way.at(-1)?.[1] ?? begun(saga), name);
    if (wait === undefined) way.push([`at ${name}`, record], [`after ${name}`, leave(saga, record, name, 'act', AT)]);
    else way.push([`waits in ${name}`, waiting(record, name)]);
  }
  return way;
};

const FOUND: Readonly<Record<string, object>> = {
  onboarding: { begun: 'cancelled', 'at admit': 'cancelled', 'after admit': 'cancelled', 'waits in confirm': 'undecided' },
  'email-change': {
    begun: 'cancelled',
    'at announce': 'cancelled',
    'after announce': 'cancelled',
    'waits in confirm': 'cancelled',
    'waits in revert': 'cancelled',
  },
  offboarding: { begun: 'cancelled', 'at deactivate': 'cancelled', 'after deactivate': 'cancelled', 'waits in grace': 'cancelled' },
  erasure: {},
  import: { begun: 'cancelled', 'at validate': 'cancelled', 'after validate': 'cancelled', 'at apply': 'cancelled' },
  'import-rollback': {},
};

const sagas = Object.values<SagaDefinition>(SAGAS).map((saga) => [saga.name, saga] as const);

test.each(sagas)('%s can be cancelled until its point of no return, and never after it', (name, saga) => {
  const found = wayOf(saga).map(([place, record]) => [place, cancel(saga, record, false, AT).kind] as const);
  expect(Object.fromEntries(found.filter(([, kind]) => kind !== 'refused'))).toEqual(FOUND[name]);
});

const inGrace = (more: Partial<ProcessRecord> = {}): ProcessRecord => waiting(begun(SAGAS.offboarding, more), 'grace');
const cancelled = (saga: SagaDefinition, record: ProcessRecord): ProcessRecord => {
  const found = cancel(saga, record, true, LATER);
  if (found.kind !== 'cancelled') throw new Error(`it is ${found.kind}`);
  return found.record;
};

describe('a process that is cancelled', () => {
  const { offboarding } = SAGAS;

  it('is marked, and what it waits for is ended: its wait, and tasks that are to be done', () => {
    const place = { step: 'deprovision', participant: 'billing' };
    const tasks: ProcessRecord['tasks'] = {
      'deprovision-billing': { ...place, phase: 'act', effect: true, taskToken: 'of billing' },
      'deprovision-crm': { ...place, participant: 'crm', phase: 'act', effect: true, done: true, taskToken: 'of crm' },
      'undo-deprovision-billing': { ...place, phase: 'undo', effect: true, taskToken: 'of the way back' },
    };
    const found = cancel(offboarding, inGrace({ tasks }), false, LATER);
    expect(found).toMatchObject({ kind: 'cancelled', waits: ['of grace', 'of billing'], record: { cancelled: true, updatedAt: LATER } });
  });

  it('stays so: asked again, nothing is changed, and its waits are ended again', () => {
    const record = cancelled(offboarding, inGrace());
    expect(cancel(offboarding, record, false, LATER)).toEqual({ kind: 'cancelled', record, waits: ['of grace'] });
    const ended = { ...record, status: 'CANCELLED' as const };
    expect(cancel(offboarding, ended, false, LATER)).toEqual({ kind: 'cancelled', record: ended, waits: [] });
  });

  it('does nothing more, closes its wait, and ends cancelled when all is undone', () => {
    const record = cancelled(offboarding, inGrace());
    for (const { name } of offboarding.steps) expect(enter(offboarding, record, name, 'act', AT).kind).toBe('late');
    expect(enter(offboarding, record, 'grace', 'remind', AT).kind).toBe('late');
    expect(enter(offboarding, record, 'grace', 'close', AT).kind).toBe('go');
    const back = entered(offboarding, record, 'deactivate', 'undo');
    expect(leave(offboarding, back, 'deactivate', 'undo', AT).status).toBe('CANCELLED');
  });

  it('asks participants for nothing more but to undo, and does not wait for them', () => {
    const place = { step: 'deprovision', participant: 'billing', phase: 'act' } as const;
    const asked = enterTask(begun(offboarding), place, AT);
    if (asked.kind !== 'go') throw new Error('it was not asked');
    const record = cancelled(offboarding, asked.record);
    expect(enterTask(record, place, AT).kind).toBe('late');
    expect(waitForTask(record, { ...place, effect: true }, 'token', AT)).toBeUndefined();
    expect(enterTask(record, { ...place, phase: 'undo' }, AT).kind).toBe('go');
  });

  it('ends cancelled too where it turned back already', () => {
    const record = entered(offboarding, begun(offboarding), 'deactivate', 'undo');
    expect(leave(offboarding, cancelled(offboarding, record), 'deactivate', 'undo', AT).status).toBe('CANCELLED');
  });

  it('goes on to its end where its work only stops', () => {
    const saga = SAGAS.importUsers;
    let record = cancelled(saga, begun(saga));
    for (const step of ['validate', 'apply', 'forget']) record = leave(saga, entered(saga, record, step), step, 'act', AT);
    expect(record).toMatchObject({ status: 'CANCELLED', steps: [{ state: 'DONE' }, { state: 'DONE' }, { state: 'DONE' }] });
  });
});

describe('at a point of no return that waits for an answer', () => {
  const asking = waiting(begun(SAGAS.onboarding), 'confirm');

  it('a process is cancelled once the question is taken back', () => {
    expect(cancel(SAGAS.onboarding, asking, true, AT).kind).toBe('cancelled');
  });

  it('a process that has gone on is past it, whatever the log says', () => {
    expect(cancel(SAGAS.onboarding, entered(SAGAS.onboarding, asking, 'activate'), true, AT).kind).toBe('refused');
  });
});

test.each(['COMPLETED', 'COMPENSATED'] as const)('a process that is %s has ended', (status) => {
  expect(cancel(SAGAS.offboarding, begun(SAGAS.offboarding, { status }), false, AT)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'INVALID_TRANSITION', facts: { from: status, allowed: [] } },
  });
});
