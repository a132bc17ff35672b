// Resource-based policies of the functions: who may invoke which function on behalf of what.
import { matchesWildcard } from '../iam/wildcard.ts';
import type { PermissionModel } from '../model.ts';

export const mayInvoke = (permissions: readonly PermissionModel[], functionArn: string, principal: string, sourceArn: string): boolean =>
  permissions.some(
    (grant) =>
      grant.functionArn === functionArn &&
      grant.principal === principal &&
      (grant.sourceArn === undefined || matchesWildcard(grant.sourceArn, sourceArn)),
  );
