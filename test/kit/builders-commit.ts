// Commits as the log would hold them, folded from nothing but their events.
import type { Aggregate } from '../../domain/kernel/aggregate.ts';
import type { Commit } from '../../domain/kernel/commit.ts';
import { fold } from '../../domain/kernel/decider.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import { epochMs, type Instant, instant } from '../../domain/kernel/instant.ts';

const FIRST = '2026-01-01T00:00:00.000Z' as Instant;
const MINUTE_MS = 60_000;

/** Versions from 1, a minute apart, each commit with the state it leads to. */
export const commitsOf = <State, Event extends DomainEvent>(
  { evolve, initial }: Pick<Aggregate<string, State, Event>, 'evolve' | 'initial'>,
  streamId: string,
  ...eventsPerCommit: readonly (readonly Event[])[]
): readonly Commit<State, Event>[] => {
  let state = initial;
  return eventsPerCommit.map((events, index) => {
    const version = index + 1;
    const occurredAt = instant(epochMs(FIRST) + index * MINUTE_MS);
    state = fold(evolve, state, events, occurredAt);
    const id = version.toString(16).padStart(32, '0');
    const provenance = { actor: 'an-operator', source: 'api', correlationId: `correlation-${version}` };
    return { streamId, version, commitId: id, requestHash: id, events, state, occurredAt, ...provenance };
  });
};
