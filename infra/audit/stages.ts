// The stages that are audited: all that are synthesized, the one for this machine too.
import { join } from 'node:path';
import { readStage } from '../local/cloudformation/read-stage.ts';
import type { DeployedModel } from '../local/model.ts';
import { LOCAL_STAGE, STAGES } from '../stages.ts';

export const STAGE_NAMES: readonly string[] = [...STAGES, LOCAL_STAGE].map(({ name }) => name);

export const assemblyOf = (templates: string, stage: string): string => join(templates, `assembly-${stage}`);

export const readStages = (templates: string): readonly DeployedModel[] =>
  STAGE_NAMES.map((stage) => readStage(assemblyOf(templates, stage)));
