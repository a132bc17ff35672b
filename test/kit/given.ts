// Given-when-then for deciders: past events, a command, and the events or the refusal that must follow.
import { expect } from 'vitest';
import type { Aggregate } from '../../domain/kernel/aggregate.ts';
import { type Decision, type DecisionContext, fold } from '../../domain/kernel/decider.ts';
import type { ErrorCode } from '../../domain/kernel/errors.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { JsonObject } from '../../domain/kernel/json.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Plain } from './plain.ts';

export const THEN = '2026-02-01T08:00:00.000Z' as Instant;
export const NOW = '2026-03-01T12:00:00.000Z' as Instant;

type Decide<Command, State, Event extends DomainEvent> = (command: Command, state: State, context: DecisionContext) => Decision<Event>;

export interface Outcome<Event> {
  then(events: readonly Event[]): void;
  /** Answers the refusal for whatever else the test wants to know of it. */
  thenRefused(code: ErrorCode, facts?: JsonObject): Refusal;
  /** Accepted, because what was asked for holds already. */
  thenUnchanged(): void;
}

export interface Situation<State, Event extends DomainEvent> {
  when<Command>(decide: Decide<Command, State, Event>, command: Plain<Command>): Outcome<Event>;
}

const outcome = <Event extends DomainEvent>(decision: Decision<Event>): Outcome<Event> => ({
  // oxlint-disable-next-line unicorn/no-thenable -- nobody awaits it, and the grammar is given, when, then
  then: (events) => expect(decision).toEqual({ ok: true, value: events }),
  thenRefused: (code, facts) => {
    if (decision.ok) throw new Error(`not refused with ${code}: decided ${JSON.stringify(decision.value)}`);
    expect(decision.error.code).toBe(code);
    if (facts !== undefined) expect(decision.error.facts).toEqual(facts);
    return decision.error;
  },
  thenUnchanged: () => expect(decision).toEqual({ ok: true, value: [] }),
});

/** `given` for one aggregate: a list of past events, or a state that no event leads to yet. */
export const deciding =
  <State, Event extends DomainEvent>({ evolve, initial }: Pick<Aggregate<string, State, Event>, 'evolve' | 'initial'>) =>
  (past: readonly Event[] | State, context: Partial<DecisionContext> = {}): Situation<State, Event> => ({
    when: (decide, command) => {
      const state = Array.isArray(past) ? fold(evolve, initial, past as readonly Event[], THEN) : (past as State);
      return outcome(decide(command as Parameters<typeof decide>[0], state, { now: NOW, actor: 'somebody-else', ...context }));
    },
  });
