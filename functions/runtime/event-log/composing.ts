// Makes the stored form of a new commit: folds, parts the personal from the rest, seals it, carries the recent ids on.
import type { Aggregate } from '../../../domain/kernel/aggregate.ts';
import type { Provenance } from '../../../domain/kernel/commit.ts';
import type { DomainEvent, StoredEvent } from '../../../domain/kernel/event.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { JsonObject } from '../../../domain/kernel/json.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { CommandRequest } from '../../../domain/kernel/repository.ts';
import { onlyPersonal, withoutPersonal } from './personal.ts';
import type { StoredCommit } from './ports.ts';
import { recentAfter } from './recent.ts';
import { type PersonalPart, seal } from './sealing.ts';

export interface Draft<State, Event extends DomainEvent> {
  readonly request: CommandRequest<string, State, Event>;
  /** The newest commit that the decision was made on. */
  readonly base: StoredCommit | undefined;
  readonly events: readonly Event[];
  readonly state: State;
  readonly now: Instant;
  /** Makes the commit a fence. */
  readonly refusal?: Refusal;
}

interface Sealing {
  readonly key: Uint8Array | undefined;
  readonly nonce: Uint8Array;
}

const holdsNothing = (part: PersonalPart): boolean =>
  [part.state, ...part.events].every((object) => Object.values(object).every((value) => value === null));

/** @throws Error where there is personal data to seal and no key to seal it with */
const sealPart = (part: PersonalPart, streamId: string, version: number, sealing: Sealing): { sealed?: Uint8Array } => {
  if (holdsNothing(part)) return {};
  if (sealing.key === undefined) throw new Error(`${streamId} has no data key, but its commit has personal data`);
  return { sealed: seal(part, { streamId, version }, sealing.key, sealing.nonce) };
};

const provenance = ({ actor, source, correlationId, causationId, traceparent }: Provenance): Provenance => ({
  actor,
  source,
  correlationId,
  ...(causationId !== undefined && { causationId }),
  ...(traceparent !== undefined && { traceparent }),
});

export const compose = <State, Event extends DomainEvent>(
  draft: Draft<State, Event>,
  aggregate: Aggregate<string, State, Event>,
  sealing: Sealing,
): StoredCommit => {
  const { request, base, now, refusal } = draft;
  const { streamId, commitId, requestHash } = request;
  const version = (base?.version ?? 0) + 1;
  const state = draft.state as unknown as JsonObject;
  const personalOf = (type: string): readonly string[] => aggregate.events[type]?.personal ?? [];
  const events = draft.events.map(
    ({ type, data }): StoredEvent => ({
      type,
      schemaVersion: aggregate.events[type]?.schemaVersion ?? 1,
      data: withoutPersonal(data, personalOf(type)),
    }),
  );
  const part = {
    events: draft.events.map(({ type, data }) => onlyPersonal(data, personalOf(type))),
    state: onlyPersonal(state, aggregate.personalState),
  };
  const recent = recentAfter(base, now);
  return {
    streamId,
    version,
    commitId,
    requestHash,
    events,
    state: withoutPersonal(state, aggregate.personalState),
    ...sealPart(part, streamId, version, sealing),
    stateFingerprint: aggregate.stateFingerprint,
    ...(recent && { recent }),
    occurredAt: now,
    ...provenance(request),
    ...(refusal && { refusal }),
  };
};
