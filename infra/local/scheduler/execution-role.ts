// The role that a schedule runs with: whether the service may take it on, and what it may do then.
import * as z from 'zod';
import { policyOfRole } from '../cloudformation/policies.ts';
import { type Context, conditionHolds } from '../iam/conditions.ts';
import { evaluate } from '../iam/evaluate.ts';
import { LOCAL_ACCOUNT, type Resource } from '../model.ts';

const oneOrMany = z.preprocess((value) => [value].flat(), z.array(z.string()));

const trust = z.looseObject({
  Statement: z.array(
    z.strictObject({
      Effect: z.literal('Allow'),
      Action: z.literal('sts:AssumeRole'),
      Principal: z.strictObject({ Service: oneOrMany }),
      Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).default({}),
    }),
  ),
});

const roleOf = (arn: string, resources: readonly Resource[]): Resource | undefined =>
  resources.find((resource) => resource.type === 'AWS::IAM::Role' && resource.arn === arn);

/** @throws Error for a trust policy that cannot be judged */
export const isAssumable = (roleArn: string, groupArn: string, resources: readonly Resource[]): boolean => {
  const role = roleOf(roleArn, resources);
  if (role === undefined) return false;
  const context: Context = { 'aws:SourceAccount': [LOCAL_ACCOUNT], 'aws:SourceArn': [groupArn] };
  return trust
    .parse(role.properties['AssumeRolePolicyDocument'])
    .Statement.some(
      ({ Principal, Condition }) =>
        Principal.Service.includes('scheduler.amazonaws.com') &&
        Object.entries(Condition).every(([operator, keys]) =>
          Object.entries(keys).every(([key, expected]) => conditionHolds(operator, key, expected, context)),
        ),
    );
};

export const roleAllows = (roleArn: string, action: string, resource: string, resources: readonly Resource[]): boolean => {
  const role = roleOf(roleArn, resources);
  return role !== undefined && evaluate(policyOfRole(role, resources), { action, resource, context: {} }) === 'allow';
};
