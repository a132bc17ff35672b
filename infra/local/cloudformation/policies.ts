// Everything a role may do: its inline policies and those attached to it from any stack.
import * as z from 'zod';
import { PolicyError } from '../iam/conditions.ts';
import { parsePolicy } from '../iam/statements.ts';
import type { Resource, Statement } from '../model.ts';
import { fail, ignored, parseResource } from './parse-resource.ts';

const role = z.strictObject({
  AssumeRolePolicyDocument: ignored,
  Description: ignored,
  ManagedPolicyArns: z.array(z.string()).default([]),
  MaxSessionDuration: ignored,
  Path: ignored,
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
  RoleName: ignored,
  Tags: ignored,
});

const attachable = z.strictObject({
  Description: ignored,
  ManagedPolicyName: ignored,
  Path: ignored,
  PolicyDocument: z.unknown(),
  PolicyName: ignored,
  Roles: z.array(z.string()).default([]),
});

const managed = (actions: readonly string[]): Statement => ({ effect: 'Allow', actions, resources: ['*'], conditions: {} });

const AWS_MANAGED: Readonly<Record<string, Statement>> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': managed([
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess': managed([
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ]),
};

const statementsOf = (resource: Resource, document: unknown): Statement[] => {
  try {
    return parsePolicy(document);
  } catch (error) {
    if (error instanceof PolicyError) return fail(resource, error.message);
    throw error;
  }
};

const managedPolicy = (resource: Resource, arn: string, resources: readonly Resource[]): Statement[] => {
  const known = AWS_MANAGED[arn];
  if (known) return [known];
  const own = resources.find((candidate) => candidate.type === 'AWS::IAM::ManagedPolicy' && candidate.arn === arn);
  return own ? statementsOf(own, parseResource(own, attachable).PolicyDocument) : fail(resource, `the managed policy ${arn} is not known`);
};

/** Every statement of every policy of the role. @throws TemplateError for a policy that cannot be judged */
export const policyOfRole = (resource: Resource, resources: readonly Resource[]): Statement[] => {
  const { Policies, ManagedPolicyArns } = parseResource(resource, role);
  const attached = resources
    .filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
    .filter((candidate) => parseResource(candidate, attachable).Roles.includes(resource.name));
  return [
    ...Policies.flatMap(({ PolicyDocument }) => statementsOf(resource, PolicyDocument)),
    ...ManagedPolicyArns.flatMap((arn) => managedPolicy(resource, arn, resources)),
    ...attached.flatMap((candidate) => statementsOf(candidate, parseResource(candidate, attachable).PolicyDocument)),
  ];
};
