// Least privilege, read from the synthesized templates: nothing wide without a reason, nothing unused, nothing shared.
import { readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { metafilePath } from '../../bundle.ts';
import type { DeployedModel } from '../../local/model.ts';
import { settle } from '../accepted.ts';
import type { Check } from '../check.ts';
import { readStages } from '../stages.ts';
import { ACCEPTED_WILDCARDS } from './accepted-wildcards.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { unusedCalls } from './machines.ts';
import { sharedRoles } from './roles.ts';
import { unusedGrants } from './unused-grants.ts';
import { wildcards } from './wildcards.ts';

const unused = (model: DeployedModel, metafile: Metafile): readonly string[] => [
  ...deployedFunctions(model, metafile).flatMap((each) =>
    unusedGrants(each).map((action) => `${each.name} may ${action}, which its code cannot do`),
  ),
  ...model.stateMachines.flatMap(unusedCalls),
];

export const iam: Check = {
  name: 'least privilege',
  run: ({ templates }) => {
    const metafile = JSON.parse(readFileSync(metafilePath(), 'utf8')) as Metafile;
    const models = readStages(templates);
    const wide = settle(
      models.flatMap(({ resources }) => wildcards(resources)),
      ACCEPTED_WILDCARDS,
    );
    const strict = models.flatMap((model) =>
      [...sharedRoles(model.resources), ...unused(model, metafile)].map((finding) => `${model.stage}: ${finding}`),
    );
    const count = (type: string): number =>
      models.reduce((sum, { resources }) => sum + resources.filter((each) => each.type === type).length, 0);
    return {
      looked: `${models.length} stages, ${count('AWS::IAM::Role')} roles, ${count('AWS::Lambda::Function')} functions`,
      findings: [...wide.findings, ...strict],
      accepted: wide.accepted,
    };
  },
};
