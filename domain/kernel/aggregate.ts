// All that the event log must know about an aggregate: how its state is folded, what is personal in it, and what it owns beside its stream.
import type { Evolve } from './decider.ts';
import type { DomainEvent, EventDefinition } from './event.ts';
import type { Refusal } from './refusal.ts';
import type { Upcasters } from './upcaster.ts';

/** What must change in the same transaction as the commit, or the commit is refused. */
export type Constraint =
  /** `value` has one owner at a time within `scope`; it is canonical, so that equal means equal. */
  | { readonly kind: 'claim'; readonly scope: string; readonly value: string; readonly refusal: Refusal }
  | { readonly kind: 'release'; readonly scope: string; readonly value: string }
  /** A directory-wide count moves by `delta`; it must not fall below `floor`. */
  | { readonly kind: 'count'; readonly name: string; readonly delta: 1 | -1; readonly floor: number; readonly refusal: Refusal };

/** `Id` is branded: the id of one aggregate is not the id of another. */
export interface Aggregate<Id extends string, State, Event extends DomainEvent> {
  /** Whether this is the id of such an aggregate, which is the id of its stream too. */
  readonly isId: (text: string) => text is Id;
  readonly initial: State;
  readonly evolve: Evolve<State, Event>;
  /** Names the reducer and the shape of its state; a commit made by another one is folded anew instead of trusted. */
  readonly stateFingerprint: string;
  /** Top-level fields of the state that are sealed in the log. */
  readonly personalState: readonly string[];
  readonly events: Readonly<Record<string, EventDefinition>>;
  readonly upcasters: Upcasters;
  readonly constraints: (before: State, after: State) => readonly Constraint[];
}
