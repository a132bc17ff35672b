// The app synthesized with a stub for the bundles, and what the tests read of it. It costs seconds, so it is done once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { COMMANDS, QUERIES } from '../../domain/catalog.ts';
import type { Messages } from '../../infra/entries.ts';
export { functionName } from '../../infra/audit/iam/deployed-functions.ts';
import { readStage } from '../../infra/local/cloudformation/read-stage.ts';
import type { DeployedModel } from '../../infra/local/model.ts';
import { rollcallApp } from '../../infra/stacks/rollcall-app.ts';
import type { StageConfig } from '../../infra/stages.ts';

const work = mkdtempSync(join(tmpdir(), 'rollcall-infra-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

const stub = mkdtempSync(join(work, 'stub-'));
writeFileSync(join(stub, 'index.mjs'), 'export const handler = async () => undefined;\n');
export const stubCode = (): Code => Code.fromAsset(stub);

export const catalogue: Messages = { commands: COMMANDS, queries: QUERIES };

export const appFor = (stages?: readonly StageConfig[]) =>
  rollcallApp({ messages: catalogue, code: stubCode, outdir: mkdtempSync(join(work, 'out-')), ...(stages && { stages }) });

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface SynthesizedStack {
  readonly id: string;
  readonly terminationProtection: boolean;
  readonly template: {
    readonly Resources: Readonly<Record<string, TemplateResource>>;
    readonly Outputs?: Readonly<Record<string, unknown>>;
  };
}

export interface SynthesizedStage {
  readonly stacks: readonly SynthesizedStack[];
  /** As the account would have it, every intrinsic resolved. */
  readonly model: DeployedModel;
  resources(type: string): readonly TemplateResource[];
}

export const stageOf = (assembly: CloudAssembly, stage: string): SynthesizedStage => {
  const nested = assembly.getNestedAssembly(`assembly-${stage}`);
  const stacks = nested.stacks.map((stack) => ({
    id: stack.hierarchicalId.split('/').at(-1) ?? '',
    terminationProtection: stack.terminationProtection ?? false,
    template: JSON.parse(readFileSync(stack.templateFullPath, 'utf8')),
  }));
  return {
    stacks,
    model: readStage(nested.directory),
    resources: (type) =>
      stacks.flatMap(({ template }) => Object.values<TemplateResource>(template.Resources)).filter(({ Type }) => Type === type),
  };
};

const assembly = appFor().synth();
export const dev = stageOf(assembly, 'dev');
export const prod = stageOf(assembly, 'prod');
