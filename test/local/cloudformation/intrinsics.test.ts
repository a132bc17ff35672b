// Every intrinsic function of the template language, and that nothing unknown passes.
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../infra/local/cloudformation/assembly.ts';
import { createResolver } from '../../../infra/local/cloudformation/resolver.ts';

const data = parseTemplate('data', {
  Resources: {
    Log: { Type: 'AWS::DynamoDB::GlobalTable' },
    Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'named']] } } },
    Queue: { Type: 'AWS::SQS::Queue' },
  },
  Outputs: { Log: { Value: { 'Fn::GetAtt': ['Log', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Log' } } } },
});

const api = parseTemplate('api', {
  Parameters: { Size: { Type: 'Number', Default: 7 }, Secret: { Type: 'String' } },
  Mappings: { Limits: { 'us-east-1': { retries: '3' } } },
  Conditions: {
    Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    Elsewhere: { 'Fn::Not': [{ Condition: 'Here' }] },
    Either: { 'Fn::Or': [{ Condition: 'Elsewhere' }, { Condition: 'Here' }] },
    Both: { 'Fn::And': [{ Condition: 'Elsewhere' }, { Condition: 'Here' }] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
    Odd: { 'Fn::Contains': [['a'], 'a'] },
  },
  Resources: {
    Bus: { Type: 'AWS::Events::EventBus' },
    Rule: { Type: 'AWS::Events::Rule', Properties: { EventBusName: { Ref: 'Bus' } } },
    Key: { Type: 'AWS::KMS::Key' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/x' } },
    Role: { Type: 'AWS::IAM::Role' },
    Machine: { Type: 'AWS::StepFunctions::StateMachine' },
    Absent: { Type: 'AWS::SQS::Queue', Condition: 'Elsewhere' },
    Strange: { Type: 'AWS::EC2::Instance' },
    Self: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Self', 'QueueName'] } } },
  },
});

const resolver = createResolver([data, api], 'http://queues');
const resolve = (value: unknown): unknown => resolver.resolve(api, 'test', value);
const arn = (rest: string): string => `arn:aws:${rest}`;

describe('resolves', () => {
  it.each<[string, unknown, unknown]>([
    ['a literal', { a: [1, 'x', null, true] }, { a: [1, 'x', null, true] }],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Partition' }, 'aws'],
    ['Ref of a parameter with a default', { Ref: 'Size' }, 7],
    ['Ref of an unnamed resource', { Ref: 'Bus' }, 'api-Bus'],
    ['Ref of a topic', { Ref: 'Topic' }, arn('sns:us-east-1:000000000000:api-Topic')],
    ['Ref in a nested list', { a: [{ b: { Ref: 'Bus' } }] }, { a: [{ b: 'api-Bus' }] }],
    ['AWS::NoValue in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['AWS::NoValue in a list', [1, { Ref: 'AWS::NoValue' }], [1]],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Bus', 'Arn'] }, arn('events:us-east-1:000000000000:event-bus/api-Bus')],
    ['GetAtt as text', { 'Fn::GetAtt': 'Role.Arn' }, arn('iam::000000000000:role/api-Role')],
    ['GetAtt of a rule on a bus', { 'Fn::GetAtt': ['Rule', 'Arn'] }, arn('events:us-east-1:000000000000:rule/api-Bus/api-Rule')],
    ['GetAtt of a log group', { 'Fn::GetAtt': ['Group', 'Arn'] }, arn('logs:us-east-1:000000000000:log-group:/aws/x:*')],
    ['GetAtt of a state machine', { 'Fn::GetAtt': ['Machine', 'Arn'] }, arn('states:us-east-1:000000000000:stateMachine:api-Machine')],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Size' }, 'b']] }, 'a-7-b'],
    ['Join of a Split', { 'Fn::Join': ['+', { 'Fn::Split': ['/', 'a/b'] }] }, 'a+b'],
    ['Select of a Split', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [
      'Sub with references',
      { 'Fn::Sub': '${AWS::Region}/${Bus}/${Bus.Arn}' },
      'us-east-1/api-Bus/arn:aws:events:us-east-1:000000000000:event-bus/api-Bus',
    ],
    ['Sub with variables', { 'Fn::Sub': ['${x}-${Bus}', { x: { Ref: 'Size' } }] }, '7-api-Bus'],
    ['Sub with a literal', { 'Fn::Sub': 'a ${!kept}' }, 'a ${kept}'],
    ['ImportValue', { 'Fn::ImportValue': 'data:Log' }, arn('dynamodb:us-east-1:000000000000:table/data-Log')],
    ['If, holding', { 'Fn::If': ['Here', 'yes', 'no'] }, 'yes'],
    ['If, not holding', { 'Fn::If': ['Elsewhere', { Ref: 'Strange' }, 'no'] }, 'no'],
    ['Or', { 'Fn::If': ['Either', 1, 2] }, 1],
    ['And', { 'Fn::If': ['Both', 1, 2] }, 2],
    ['FindInMap', { 'Fn::FindInMap': ['Limits', { Ref: 'AWS::Region' }, 'retries'] }, '3'],
  ])('%s', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('names, also those made of intrinsics', () => {
    expect(resolver.identity(data, 'test', 'Named')).toMatchObject({
      name: 'data-named',
      arn: arn('dynamodb:us-east-1:000000000000:table/data-named'),
    });
  });

  it('a queue to its URL', () => {
    expect(resolver.resolve(data, 'test', { Ref: 'Queue' })).toBe('http://queues/000000000000/data-Queue');
  });

  it('a key to the same UUID each time', () => {
    expect(resolve({ Ref: 'Key' })).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(createResolver([data, api], '').resolve(api, 'test', { Ref: 'Key' })).toBe(resolve({ Ref: 'Key' }));
  });
});

describe('refuses, naming stack and place', () => {
  it.each<[string, unknown, string]>([
    ['an unknown intrinsic', { 'Fn::Cidr': [] }, 'the intrinsic function Fn::Cidr is not known'],
    ['an unknown condition function', { 'Fn::If': ['Odd', 1, 2] }, 'a condition cannot be made of Fn::Contains'],
    ['an unknown resource type', { Ref: 'Strange' }, 'the resource type AWS::EC2::Instance is not known'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Bus', 'Policy'] }, 'the attribute Policy of AWS::Events::EventBus is not known'],
    ['an unknown name', { Ref: 'Nobody' }, 'there is no parameter or resource Nobody'],
    ['an absent resource', { Ref: 'Absent' }, 'the resource Absent is not deployed: its condition Elsewhere is false'],
    ['a parameter without a default', { Ref: 'Secret' }, 'the parameter Secret has no default'],
    ['an unknown export', { 'Fn::ImportValue': 'data:Other' }, 'no stack exports data:Other'],
    ['an unknown mapping', { 'Fn::FindInMap': ['Limits', 'eu-west-1', 'retries'] }, 'the mapping Limits has no eu-west-1.retries'],
    ['an unknown condition', { 'Fn::If': ['Never', 1, 2] }, 'there is no condition Never'],
    ['a condition on itself', { 'Fn::If': ['Circle', 1, 2] }, 'api condition Circle refers to itself'],
    ['a name made of itself', { Ref: 'Self' }, 'api resource Self refers to itself'],
    ['a key beside an intrinsic', { Ref: 'Bus', other: 1 }, 'Ref stands beside other keys'],
    ['a dynamic reference', '{{resolve:ssm:/a}}', 'the dynamic reference {{resolve:ssm:/a}} is not known'],
    ['Select beyond the list', { 'Fn::Select': [3, ['a']] }, 'Fn::Select finds no entry 3'],
  ])('%s', (_, value, message) => {
    expect(() => resolve(value)).toThrow(message);
    expect(() => resolve(value)).toThrow(/^api: /);
  });

  it('a template section', () => {
    expect(() => parseTemplate('x', { Transform: 'AWS::Serverless-2016-10-31' })).toThrow(/^x: [\s\S]*Transform/);
  });
});
