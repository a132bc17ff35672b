// What the role of a mapping's function may not do, of all that Lambda does with it to read the source and to park what failed.
import { evaluate } from '../iam/evaluate.ts';
import { onFailureRequirements, pollingRequirements } from '../iam/service-requirements.ts';
import type { DeployedModel, MappingModel } from '../model.ts';

export const missingPermissions = ({ functions }: Pick<DeployedModel, 'functions'>, mapping: MappingModel): readonly string[] => {
  const policy = functions.find(({ arn }) => arn === mapping.functionArn)?.policy ?? [];
  const parking = mapping.onFailureArn === undefined ? [] : onFailureRequirements(mapping.onFailureArn);
  return [...pollingRequirements(mapping.sourceArn), ...parking]
    .filter((requirement) => evaluate(policy, requirement) !== 'allow')
    .map(({ action }) => action);
};
