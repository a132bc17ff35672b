// What a saga may look like, and where it goes. Cost: microseconds.
import { describe, expect, test } from 'vitest';
import { defineSaga, type SagaDefinition, type SagaStep } from '../../../domain/kernel/saga.ts';
import { among } from '../../../domain/kernel/saga-participants.ts';
import type { ParticipantAction } from '../../../domain/kernel/participant.ts';
import { endAfter, flowOf } from '../../../domain/kernel/saga-flow.ts';

const step = <Name extends string>(name: Name, more: Partial<SagaStep<Name>> = {}): SagaStep<Name> => ({
  name,
  summary: name,
  timeoutSeconds: 1,
  retryable: ['Unavailable'],
  effects: [],
  ...more,
});
const undone = <Name extends string>(name: Name) => step(name, { compensation: `undo ${name}` });
const saga = (steps: readonly SagaStep[], pointOfNoReturn: string): SagaDefinition => ({
  name: 'trip',
  summary: 'A trip',
  steps,
  pointOfNoReturn,
});

const asking = (name: string, action: ParticipantAction = 'provision'): SagaStep => step(name, { each: 'participant', action });
const wait = { for: 'token', reminder: false, onTimeout: 'compensate', longestSeconds: 60 } as const;

describe('a definition is refused', () => {
  test.each<[string, SagaDefinition]>([
    ['two steps of one name', saga([undone('hotel'), undone('hotel')], 'hotel')],
    ['undoes its step flight', saga([undone('hotel'), undone('flight')], 'hotel')],
    ['turns back at its step answer', saga([undone('hotel'), step('answer', { wait }), step('flight')], 'hotel')],
    ['gives its step hotel no time', saga([{ ...undone('hotel'), timeoutSeconds: 0 }], 'hotel')],
    ['wait without an end', saga([undone('hotel'), step('answer', { wait: { ...wait, longestSeconds: 0 } }), step('flight')], 'answer')],
    ['no step car', saga([undone('hotel')], 'car')],
    ['a compensation of its first step', saga([step('hotel'), undone('flight')], 'flight')],
    ['no name like-this', saga([undone('Hotel')], 'Hotel')],
    ['ends with participants', saga([undone('hotel'), asking('tell')], 'hotel')],
    ['begins with participants', saga([{ ...asking('tell'), compensation: 'untell' }, step('hotel')], 'hotel')],
    ['each, and the action of each', saga([undone('hotel'), step('tell', { each: 'participant' }), step('flight')], 'flight')],
    ['turns at its step tell', saga([undone('hotel'), asking('tell'), step('flight')], 'tell')],
    [
      'to which there is no opposite',
      saga([undone('hotel'), { ...asking('tell', 'erase'), compensation: 'restore' }, step('flight')], 'flight'),
    ],
    ['as participants do anyway', saga([undone('hotel'), { ...asking('tell'), wait }, step('flight')], 'flight')],
    ['ends with a wait', saga([undone('hotel'), step('answer', { wait })], 'answer')],
  ])('with %s', (words, definition) => expect(() => defineSaga(definition)).toThrow(words));
});

test('the point of no return is one of the steps, or it does not compile', () => {
  const steps = [undone('hotel'), step('flight')] as const;
  // @ts-expect-error -- there is no such step
  expect(() => defineSaga({ name: 'trip', summary: 'A trip', steps, pointOfNoReturn: 'car' })).toThrow('no step car');
  // @ts-expect-error -- a step without a timeout is no step
  const timeless: SagaStep = { name: 'hotel', summary: 'hotel', retryable: [], effects: [] };
  expect(timeless).not.toHaveProperty('timeoutSeconds');
});

const trip = defineSaga(saga([undone('hotel'), undone('flight'), step('pay'), step('tell')], 'pay'));
const ways = (definition: SagaDefinition) =>
  Object.fromEntries(
    flowOf(definition).map(({ name, next, failures }) => [name, [next ?? 'end', ...failures.map(({ on, to }) => `${on}: ${to}`)]]),
  );

test('before the point of no return everything that may have happened is undone in reverse order; after it the way is forward only', () => {
  expect(ways(trip)).toEqual({
    hotel: ['flight', 'all: undo hotel'],
    flight: ['pay', 'all: undo flight'],
    pay: ['tell', 'Refused: undo flight', 'all: park pay'],
    'park pay': ['pay'],
    tell: ['end', 'all: park tell'],
    'park tell': ['tell'],
    'undo flight': ['undo hotel', 'all: park undo flight'],
    'park undo flight': ['undo flight'],
    'undo hotel': ['end', 'all: park undo hotel'],
    'park undo hotel': ['undo hotel'],
  });
  expect([endAfter(trip, 'tell', 'act'), endAfter(trip, 'undo hotel'.slice(5), 'undo')]).toEqual(['COMPLETED', 'COMPENSATED']);
  expect([endAfter(trip, 'pay', 'act'), endAfter(trip, 'flight', 'undo')]).toEqual([undefined, undefined]);
});

test('a wait that was perhaps answered is closed before anything is undone', () => {
  const asked = defineSaga(saga([undone('hotel'), step('answer', { wait: { ...wait, reminder: true } }), step('pay')], 'answer'));
  expect(ways(asked)).toMatchObject({
    answer: ['pay', 'timeout: remind answer', 'all: close answer'],
    'remind answer': ['pay', 'all: close answer'],
    'close answer': ['pay', 'Closed: undo hotel', 'all: park close answer'],
  });
});

test('among participants: a step that none can do is left out, a way back that none can go too', () => {
  const told = defineSaga(
    saga([undone('hotel'), { ...asking('tell'), compensation: 'untell' }, { ...asking('erase', 'erase') }, step('pay')], 'pay'),
  );
  const names = (...actions: ParticipantAction[]) => new Set(Object.keys(ways(among(told, [{ name: 'crm', actions }]))));
  const common = ['hotel', 'pay', 'park pay', 'undo hotel', 'park undo hotel'];
  expect(names()).toEqual(new Set(common));
  expect(names('provision')).toEqual(new Set(['tell', ...common]));
  expect(names('deprovision')).toEqual(new Set(common));
  expect(names('provision', 'deprovision', 'erase')).toEqual(new Set([...common, 'tell', 'undo tell', 'park undo tell', 'erase']));
});
