// Reads stored commits: joins them with their personal part where the key is still there, lifts old events, folds what another reducer made.
import type { Aggregate } from '../../../domain/kernel/aggregate.ts';
import { fold } from '../../../domain/kernel/decider.ts';
import type { DomainEvent, StoredEvent } from '../../../domain/kernel/event.ts';
import type { JsonObject } from '../../../domain/kernel/json.ts';
import { upcast } from '../../../domain/kernel/upcaster.ts';
import { erasedPersonal, withoutPersonal } from './personal.ts';
import type { StoredCommit } from './ports.ts';
import { type PersonalPart, unseal } from './sealing.ts';
import { UnreadableCommit } from './unreadable-commit.ts';

/** undefined: all personal fields were null when the commit was made. */
const personalPart = (commit: StoredCommit, key: Uint8Array): PersonalPart | undefined => {
  if (commit.sealed === undefined) return undefined;
  try {
    return unseal(commit.sealed, commit, key);
  } catch {
    throw new UnreadableCommit(commit.streamId, commit.version, 'its seal does not open');
  }
};

const personalOf = <State, Event extends DomainEvent>(aggregate: Aggregate<string, State, Event>, commit: StoredCommit, type: string) => {
  const definition = aggregate.events[type];
  if (definition === undefined) throw new UnreadableCommit(commit.streamId, commit.version, `unknown event type ${type}`);
  return definition.personal;
};

/** In their current shape. Without a key every personal field is null; upcasters must therefore bear missing personal fields. */
export const openEvents = <State, Event extends DomainEvent>(
  commit: StoredCommit,
  aggregate: Aggregate<string, State, Event>,
  key: Uint8Array | undefined,
): readonly Event[] => {
  const part = key === undefined ? undefined : personalPart(commit, key);
  return commit.events.map((event, index) => {
    const personal = personalOf(aggregate, commit, event.type);
    const { data } = upcast({ ...event, data: { ...event.data, ...part?.events[index] } }, aggregate.upcasters);
    return { type: event.type, data: part === undefined ? erasedPersonal(data, personal) : data } as unknown as Event;
  });
};

/** The state that the commit carries, or undefined where another reducer made it. */
export const openState = <State, Event extends DomainEvent>(
  commit: StoredCommit,
  aggregate: Aggregate<string, State, Event>,
  key: Uint8Array | undefined,
): State | undefined => {
  if (commit.stateFingerprint !== aggregate.stateFingerprint) return undefined;
  const part = key === undefined ? undefined : personalPart(commit, key);
  const state: JsonObject = part === undefined ? erasedPersonal(commit.state, aggregate.personalState) : { ...commit.state, ...part.state };
  return state as unknown as State;
};

/** The state after all of `commits`, which start at version 1. */
export const foldCommits = <State, Event extends DomainEvent>(
  commits: readonly StoredCommit[],
  aggregate: Aggregate<string, State, Event>,
  key: Uint8Array | undefined,
): State =>
  commits.reduce(
    (state, commit) => fold(aggregate.evolve, state, openEvents(commit, aggregate, key), commit.occurredAt),
    aggregate.initial,
  );

/** What may leave the log without a key: the events in their current shape, without their personal fields. */
export const readPublic = <State, Event extends DomainEvent>(
  commit: StoredCommit,
  aggregate: Aggregate<string, State, Event>,
): readonly StoredEvent[] =>
  commit.events.map((event) => {
    const current = upcast(event, aggregate.upcasters);
    return { ...current, data: withoutPersonal(current.data, personalOf(aggregate, commit, event.type)) };
  });
