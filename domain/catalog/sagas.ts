// Every saga, and the functions that run its steps.
import type { SagaDefinition, SagaStep } from '../kernel/saga.ts';
import type { ProcessKind } from '../process/process.ts';
import { emailChange } from '../sagas/email-change.ts';
import { erasure } from '../sagas/erasure.ts';
import { importRollback, importUsers } from '../sagas/import.ts';
import { offboarding } from '../sagas/offboarding.ts';
import { onboarding } from '../sagas/onboarding.ts';

/** A saga that begins another comes after it. */
export const SAGAS = { onboarding, emailChange, erasure, offboarding, importUsers, importRollback } as const satisfies Record<
  string,
  SagaDefinition
>;

export type SagaName = keyof typeof SAGAS;

/** @throws RangeError for a kind that has no saga */
export const sagaOf = (kind: ProcessKind): SagaDefinition => {
  const saga = Object.values<SagaDefinition>(SAGAS).find(({ name }) => name === kind);
  if (saga === undefined) throw new RangeError(`there is no saga ${kind}`);
  return saga;
};

export interface StepFunction {
  readonly saga: SagaDefinition;
  readonly step: SagaStep;
  /** Source file of its handler */
  readonly entry: `functions/${string}.ts`;
}

const pascal = (name: string): string => name.replaceAll(/(?:^|-)([a-z])/gu, (_, letter: string) => letter.toUpperCase());

/** `OnboardingAdmit` */
export const stepFunctionName = (saga: string, step: string): string => `${pascal(saga)}${pascal(step)}`;

/** Steps that are done by participants have one function for all sagas. */
export const STEP_FUNCTIONS: ReadonlyMap<string, StepFunction> = new Map(
  Object.values<SagaDefinition>(SAGAS).flatMap((saga) =>
    saga.steps
      .filter(({ each }) => each === undefined)
      .map(
        (step) => [stepFunctionName(saga.name, step.name), { saga, step, entry: `functions/sagas/${saga.name}/${step.name}.ts` }] as const,
      ),
  ),
);
