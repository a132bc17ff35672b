// Resource-based policies of the functions: who may invoke which function on behalf of what.
import type { PermissionModel } from '../model.ts';

/** `*` stands for any run of characters, `?` for any one, as in the ArnLike condition. */
export const arnLike = (pattern: string, arn: string): boolean => {
  const source = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(arn);
};

export const mayInvoke = (permissions: readonly PermissionModel[], functionArn: string, principal: string, sourceArn: string): boolean =>
  permissions.some(
    (grant) =>
      grant.functionArn === functionArn &&
      grant.principal === principal &&
      (grant.sourceArn === undefined || arnLike(grant.sourceArn, sourceArn)),
  );
