// The metrics of a full round against their catalogue: what is written but not declared, and what is declared but never written.
import { ENTRIES, ERRORS, type SagaDefinition, SAGAS } from '../../../domain/catalog.ts';
import { PARTICIPANT_ACTIONS } from '../../../domain/kernel/participant.ts';
import { SERIES } from '../../../functions/runtime/telemetry/metric-catalog.ts';
import { NOT_FOUND } from '../../../infra/entries.ts';
import { readEmf } from '../../../infra/local/cloudwatch/emf.ts';

/** Metrics that a round need not write, and where they are shown instead. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  AppendConflict: 'test/functions/telemetry/usage.test.ts: two at once on one user',
  UnknownOutcome: 'test/e2e/alarms.test.ts: a write that nobody knows the end of',
  BreakerState: 'test/functions/telemetry/participants.test.ts: a participant that fails for long',
  BulkheadRejected: 'test/functions/telemetry/participants.test.ts: more calls at once than a participant takes',
  SagaCancelled: 'test/functions/telemetry/processes.test.ts: a process whose end was asked for',
};

const PARTICIPANTS = ['sample'];
/** Participants are asked for any of their actions, and told that an address has changed. */
const asked = [...PARTICIPANT_ACTIONS, 'tell'].flatMap((action) => PARTICIPANTS.map((participant) => `${action} ${participant}`));
const steps = Object.values<SagaDefinition>(SAGAS).flatMap((saga) => saga.steps.map(({ name }) => `${saga.name} ${name}`));

/** Dimension -> the values that it may have: few and known, as each is a series that is paid for. */
const VALUES: Readonly<Record<string, (value: string) => boolean>> = {
  service: (value) => value === 'rollcall-local',
  operation: (value) => new Set([...ENTRIES.keys(), NOT_FOUND, ...steps, ...asked]).has(value),
  code: (value) => value in ERRORS,
  saga: (value) => Object.values<SagaDefinition>(SAGAS).some(({ name }) => name === value),
  participant: (value) => PARTICIPANTS.includes(value),
  outcome: (value) => /^[A-Za-z_]{1,30}$/u.test(value),
  function_name: (value) => /^Rollcall-local-[A-Za-z]+-[A-Za-z]+Function[0-9A-F]{8}$/u.test(value),
};

const undeclared = (name: string, dimensions: Readonly<Record<string, string>>): readonly string[] => {
  const { service: _, ...own } = dimensions;
  const dimension = Object.keys(own).join();
  const known = SERIES[name]?.some((each) => each === dimension) ?? false;
  return [
    ...(known ? [] : [`${name} by ${dimension || 'service'}`]),
    ...Object.entries(dimensions).flatMap(([key, value]) => ((VALUES[key]?.(value) ?? false) ? [] : [`${name} with ${key} ${value}`])),
  ];
};

export interface MetricGaps {
  readonly undeclared: readonly string[];
  readonly neverWritten: readonly string[];
}

export const metricGaps = (printed: readonly string[]): MetricGaps => {
  const written = printed.flatMap(readEmf).map(({ series }) => series);
  const names = new Set(written.map(({ name }) => name));
  return {
    undeclared: [...new Set(written.flatMap(({ name, dimensions }) => undeclared(name, dimensions)))],
    neverWritten: Object.keys(SERIES).filter((name) => !names.has(name) && !(name in SHOWN_ELSEWHERE)),
  };
};
