// A role belongs to one function or machine: whatever is granted to it is granted to nobody else.
import type { Resource } from '../../local/model.ts';

const ROLE_OF: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'Role',
  'AWS::StepFunctions::StateMachine': 'RoleArn',
};

export const sharedRoles = (resources: readonly Resource[]): readonly string[] => {
  const holders = resources.flatMap(({ type, logicalId, properties }) => {
    const property = ROLE_OF[type];
    return property === undefined ? [] : [{ logicalId, role: String(properties[property]) }];
  });
  return [...Map.groupBy(holders, ({ role }) => role).values()]
    .filter((sharing) => sharing.length > 1)
    .map((sharing) => `${sharing.map(({ logicalId }) => logicalId).join(', ')} share a role`);
};
