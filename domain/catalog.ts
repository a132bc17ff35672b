// The catalogue: every command, query, event, read model and consumer. Infrastructure, documents and dashboards are derived from it.
import { COMMANDS } from './catalog/commands.ts';
import { CONSUMERS } from './catalog/consumers.ts';
import { QUERIES } from './catalog/queries.ts';
import { STEP_FUNCTIONS } from './catalog/sagas.ts';
import { directory } from './read-models/directory.ts';
import { feed } from './read-models/feed.ts';
import { search } from './read-models/search/search.ts';
import { statistics } from './read-models/statistics.ts';
import { USER_EVENTS } from './user/events.ts';

export { COMMANDS, type CommandName } from './catalog/commands.ts';
export { type ConsumerDefinition, type ConsumerName, CONSUMERS } from './catalog/consumers.ts';
export { type ErrorCode, ERRORS } from './kernel/errors.ts';
export { appendsItself } from './kernel/message.ts';
export { QUERIES, type QueryName } from './catalog/queries.ts';
export { ANSWERS } from './user/answers.ts';
export { APPOINTMENTS } from './user/appointments.ts';
export { SAGAS, type SagaName, STEP_FUNCTIONS, type StepFunction, stepFunctionName } from './catalog/sagas.ts';
export { type SagaDefinition, type SagaStep, STEP_ERRORS, type StepEffect } from './kernel/saga.ts';
export { PROCESS_STATUSES, type ProcessStatus } from './kernel/saga.ts';
export { among, askedFor, type Member, membersOf } from './kernel/saga-participants.ts';
export { type FlowFailure, type FlowState, flowOf, lastChance } from './kernel/saga-flow.ts';
export { PARTICIPANT_ACTIONS, PARTICIPANT_OUTCOMES } from './kernel/participant.ts';
export type { Violation } from './kernel/refusal.ts';
export { knownFields } from './user/migration/legacy-fields.ts';
export type { ImportPlan, ImportStep, LegacyRow } from './user/migration/plan-import.ts';
export { planImports } from './user/migration/plan-imports.ts';

export const EVENTS = USER_EVENTS;

/** Read model -> its projection and the consumer that runs it. */
export const READ_MODELS = {
  Directory: { summary: 'The current state of every user', projection: directory, consumer: 'DirectoryProjector' },
  Search: { summary: 'The words by which users are found', projection: search, consumer: 'DirectoryProjector' },
  Statistics: { summary: 'How many users there are', projection: statistics, consumer: 'DirectoryProjector' },
  Feed: { summary: 'Thin events in the order of their projection', projection: feed, consumer: 'DirectoryProjector' },
} as const satisfies Record<string, { summary: string; projection: { name: string }; consumer: keyof typeof CONSUMERS }>;

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, '-').toLowerCase();

/** Name of each function -> source file of its handler; the bundle is `dist/<the same path under functions/, without .ts>/index.mjs`. */
export const ENTRIES: ReadonlyMap<string, `functions/${string}.ts`> = new Map([
  ...Object.keys(COMMANDS).map((name) => [name, `functions/commands/${kebab(name)}.ts`] as const),
  ...Object.keys(QUERIES).map((name) => [name, `functions/queries/${kebab(name)}.ts`] as const),
  ...[...STEP_FUNCTIONS].map(([name, { entry }]) => [name, entry] as const),
  ...Object.entries(CONSUMERS).map(([name, { entry }]) => [name, entry] as const),
]);
