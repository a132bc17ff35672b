// The least aggregate there can be: a badge is issued once and stamped any number of times. Nothing of it is personal, and it owns nothing.
import * as z from 'zod';
import type { Aggregate } from '../../domain/kernel/aggregate.ts';
import type { Brand } from '../../domain/kernel/brand.ts';
import type { Decision } from '../../domain/kernel/decider.ts';
import { defineEvent, type EventOf } from '../../domain/kernel/event.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';

export type BadgeId = Brand<string, 'BadgeId'>;

const place = z.string().meta({ examples: ['the front door'] });
const define = <S extends z.ZodType>(schema: S) => defineEvent({ schemaVersion: 1, schema, personal: [], changed: [], summary: '' });
export const BADGE_EVENTS = { Issued: define(z.object({})), Stamped: define(z.object({ place })) };
export type BadgeEvent = EventOf<typeof BADGE_EVENTS>;

export interface Badge {
  readonly issued: boolean;
  readonly stamps: number;
}

export const badgeAggregate: Aggregate<BadgeId, Badge, BadgeEvent> = {
  isId: (text): text is BadgeId => /^badge_[0-9a-f]{32}$/.test(text),
  initial: { issued: false, stamps: 0 },
  evolve: (state, { type }) => (type === 'Issued' ? { issued: true, stamps: 0 } : { ...state, stamps: state.stamps + 1 }),
  stateFingerprint: 'badge/1',
  personalState: [],
  events: BADGE_EVENTS,
  upcasters: {},
  constraints: () => [],
};

export const issue = (_command: object, { issued }: Badge): Decision<BadgeEvent> => ok(issued ? [] : [{ type: 'Issued', data: {} }]);

export const stamp = (data: { readonly place: string }, { issued }: Badge): Decision<BadgeEvent> =>
  issued ? ok([{ type: 'Stamped', data }]) : err(refusal('NOT_FOUND', 'There is no such badge.'));
