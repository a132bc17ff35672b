// Least privilege: each defect that is seeded into a template is found; the templates as they are hold none.
import { expect, it } from 'vitest';
import { settle } from '../../../infra/audit/accepted.ts';
import { ACCEPTED_WILDCARDS } from '../../../infra/audit/iam/accepted-wildcards.ts';
import { unusedCalls } from '../../../infra/audit/iam/machines.ts';
import { sharedRoles } from '../../../infra/audit/iam/roles.ts';
import { unusedGrants } from '../../../infra/audit/iam/unused-grants.ts';
import { wildcards } from '../../../infra/audit/iam/wildcards.ts';
import type { Resource } from '../../../infra/local/model.ts';

const resource = (type: string, properties: Record<string, unknown>, logicalId = 'Seeded'): Resource => ({
  stack: 'Rollcall-dev-Seeded',
  logicalId,
  type,
  name: logicalId,
  arn: `arn:aws:x:::${logicalId}`,
  properties,
});
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/log';
const policy = (statement: object): Resource =>
  resource('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } });
const found = (seeded: Resource): readonly string[] => wildcards([seeded]).map(({ what }) => what);

it('finds nothing in a narrow grant, in a refusal of everything, and in what a condition narrows', () => {
  expect(found(policy({ Action: 'dynamodb:PutItem', Resource: TABLE }))).toEqual([]);
  expect(found(policy({ Effect: 'Deny', Action: '*', Resource: '*' }))).toEqual([]);
  const byOwn = {
    Action: 'sqs:SendMessage',
    Resource: 'arn:q',
    Principal: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': '0' } },
  };
  expect(found(policy(byOwn))).toEqual([]);
});

it.each([
  ['any action', { Action: ['dynamodb:GetItem', 'dynamodb:*'], Resource: TABLE }, 'may dynamodb:*'],
  ['part of an action', { Action: 'dynamodb:Put*', Resource: TABLE }, 'may dynamodb:Put*'],
  ['any resource', { Action: 'dynamodb:PutItem', Resource: '*' }, 'may dynamodb:PutItem on *'],
  [
    'any table',
    { Action: 'dynamodb:PutItem', Resource: [TABLE, `${TABLE.slice(0, -3)}*`] },
    `may dynamodb:PutItem on ${TABLE.slice(0, -3)}*`,
  ],
  ['all but some actions', { NotAction: 'iam:CreateRole', Resource: TABLE }, 'may everything but what it names'],
  ['anybody', { Action: 'sqs:SendMessage', Resource: 'arn:q', Principal: { AWS: '*' } }, 'lets anybody in'],
])('finds a grant of %s', (_, statement, what) => {
  expect(found(policy(statement))).toEqual([what]);
});

it('finds a policy that is inside a role, one that AWS manages, and a permission for anybody', () => {
  const inline = { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: TABLE } } }] };
  expect(found(resource('AWS::IAM::Role', inline))).toEqual(['may *']);
  const managed = 'arn:aws:iam::aws:policy/AdministratorAccess';
  expect(found(resource('AWS::IAM::Role', { ManagedPolicyArns: [managed] }))).toEqual([`has the managed policy ${managed}`]);
  const open = { Principal: 'apigateway.amazonaws.com', FunctionName: 'f' };
  expect(found(resource('AWS::Lambda::Permission', open))).toEqual(["lets apigateway.amazonaws.com call for anybody's resource"]);
});

it('accepts no other action on * because X-Ray is accepted there', () => {
  const seeded = wildcards([policy({ Action: ['xray:PutTraceSegments', 's3:GetObject'], Resource: '*' })]);
  expect(settle(seeded, ACCEPTED_WILDCARDS).findings).toContain('Seeded: may s3:GetObject on *');
  expect(settle(seeded, ACCEPTED_WILDCARDS).findings).not.toContain('Seeded: may xray:PutTraceSegments on *');
});

it('finds an exception without a reason, and one that nothing needs', () => {
  const seeded = wildcards([policy({ Action: 's3:GetObject', Resource: '*' })]);
  expect(settle(seeded, [{ what: /s3:GetObject/u, reason: ' ' }]).findings).toEqual(['an exception without a reason: s3:GetObject']);
  expect(settle([], [{ what: /s3:/u, reason: 'It was needed once upon a time.' }]).findings).toEqual([
    'nothing needs this exception any more: s3:',
  ]);
});

it('finds a role of two functions, and of a function and a machine', () => {
  const own = resource('AWS::Lambda::Function', { Role: 'arn:role/a' }, 'A');
  expect(sharedRoles([own, resource('AWS::Lambda::Function', { Role: 'arn:role/b' }, 'B')])).toEqual([]);
  expect(sharedRoles([own, resource('AWS::Lambda::Function', { Role: 'arn:role/a' }, 'B')])).toEqual(['A, B share a role']);
  expect(sharedRoles([own, resource('AWS::StepFunctions::StateMachine', { RoleArn: 'arn:role/a' }, 'M')])).toEqual(['A, M share a role']);
});

it('finds a grant that nobody uses: of a function, and of a machine', () => {
  const fn = { name: 'CreateUser', arn: 'arn:f', actions: ['dynamodb:PutItem', 'kms:Decrypt'], fedBy: [], sdkCommands: ['PutItemCommand'] };
  expect(unusedGrants(fn)).toEqual(['kms:Decrypt']);
  const calls = ['arn:f:one', 'arn:f:one:*', 'arn:f:two'].map((arn) => ({
    effect: 'Allow' as const,
    actions: ['lambda:InvokeFunction'],
    resources: [arn],
    conditions: {},
  }));
  const machine = { logicalId: 'Machine', definition: '{"Resource":"arn:f:one"}', policy: calls };
  expect(unusedCalls(machine)).toEqual(['Machine may call arn:f:two, which its definition does not']);
});
