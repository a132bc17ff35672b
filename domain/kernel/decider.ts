// The decider (Chassaing): three pure parts that say all there is to say about an aggregate's behaviour.
import type { DomainEvent } from './event.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';
import type { Result } from './result.ts';

/** No event means that what the command asks for already holds. */
export type Decision<Event extends DomainEvent> = Result<readonly Event[], Refusal>;

/** Who asks and when: everything a decision may depend on beside the command and the state. */
export interface DecisionContext {
  readonly now: Instant;
  /** The subject of the caller's token. */
  readonly actor: string;
}

export type Evolve<State, Event extends DomainEvent> = (state: State, event: Event, at: Instant) => State;

export const fold = <State, Event extends DomainEvent>(
  evolve: Evolve<State, Event>,
  state: State,
  events: readonly Event[],
  at: Instant,
): State => events.reduce((current, event) => evolve(current, event, at), state);
