// All stages, under the rules that a synthesis must not break.
import { App, Validations } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdk from '../../cdk.json' with { type: 'json' };
import type { Messages } from '../entries.ts';
import { STAGES, type StageConfig } from '../stages.ts';
import { RollcallStage } from './rollcall-stage.ts';

export interface RollcallAppProps {
  readonly messages: Messages;
  readonly code: (functionName: string) => Code;
  /** The folder of the cloud assembly */
  readonly outdir: string;
  /** Default: the stages that are deployed */
  readonly stages?: readonly StageConfig[];
}

/**
 * The flags of cdk.json hold with and without the CLI, so both synthesize the same. Against CDK's advice, references between stacks are
 * strong: CloudFormation then refuses to remove or replace a store that functions still use.
 */
export const rollcallApp = ({ messages, code, outdir, stages = STAGES }: RollcallAppProps): App => {
  const app = new App({ outdir, context: cdk.context, analyticsReporting: false });
  for (const stage of stages) new RollcallStage(app, { stage, code }, messages);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};
