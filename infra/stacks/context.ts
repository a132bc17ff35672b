// What every stack of a stage is given.
import type { StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { type ConsumerName, CONSUMERS } from '../../domain/catalog.ts';
import type { StageConfig } from '../stages.ts';

export interface StackContext {
  readonly stage: StageConfig;
  /** The bundle of a function, by the function's name, e.g. `CreateUser` */
  readonly code: (functionName: string) => Code;
}

/** Of a function that no caller reaches: all but its limits. */
export const consumerParts = ({ stage, code }: StackContext, name: ConsumerName) => ({
  description: CONSUMERS[name].summary,
  code: code(name),
  stage,
});

/** Stack names are unique in an account, and other services have a `Data` too. */
export const stackName = (stage: StageConfig, name: string): string => `Rollcall-${stage.name}-${name}`;

export const stackProps = (stage: StageConfig, name: string, description: string): StackProps => ({
  stackName: stackName(stage, name),
  description: `Rollcall (${stage.name}): ${description}`,
});
