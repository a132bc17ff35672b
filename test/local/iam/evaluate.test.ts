// Truth tables of the policy evaluation, and that no element of a policy is ever ignored.
import { describe, expect, it } from 'vitest';
import { type Decision, evaluate } from '../../../infra/local/iam/evaluate.ts';
import { parsePolicy } from '../../../infra/local/iam/statements.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/log';

const decide = (statements: unknown, action: string, resource: string, context: Record<string, string[]> = {}): Decision =>
  evaluate(parsePolicy({ Version: '2012-10-17', Statement: statements }), { action, resource, context });

const allow = (more: object): object => ({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE, ...more });
const deny = (more: object): object => ({ ...allow(more), Effect: 'Deny' });

describe('actions and resources', () => {
  it.each<[string, unknown, string, string, Decision]>([
    ['the named action', allow({}), 'dynamodb:PutItem', TABLE, 'allow'],
    ['in another case', allow({ Action: 'DynamoDB:putitem' }), 'dynamodb:PutItem', TABLE, 'allow'],
    ['another action', allow({}), 'dynamodb:DeleteItem', TABLE, 'implicit deny'],
    ['another resource', allow({}), 'dynamodb:PutItem', `${TABLE}2`, 'implicit deny'],
    ['a star in the action', allow({ Action: 'dynamodb:Put*' }), 'dynamodb:PutItem', TABLE, 'allow'],
    ['a question mark', allow({ Action: 'dynamodb:P?tItem' }), 'dynamodb:PutItem', TABLE, 'allow'],
    ['a question mark is one character', allow({ Action: 'dynamodb:PutI?' }), 'dynamodb:PutItem', TABLE, 'implicit deny'],
    ['a dot is no wildcard', allow({ Resource: TABLE.replace('log', 'l.g') }), 'dynamodb:PutItem', TABLE, 'implicit deny'],
    ['an index by a star', allow({ Resource: `${TABLE}/index/*` }), 'dynamodb:PutItem', `${TABLE}/index/a`, 'allow'],
    ['the table is no index', allow({ Resource: `${TABLE}/index/*` }), 'dynamodb:PutItem', TABLE, 'implicit deny'],
    ['one of many', allow({ Action: ['a:b', 'dynamodb:PutItem'], Resource: ['x', '*'] }), 'dynamodb:PutItem', TABLE, 'allow'],
    ['an explicit deny wins', [allow({}), deny({ Action: '*' })], 'dynamodb:PutItem', TABLE, 'explicit deny'],
    ['a deny elsewhere does not', [allow({}), deny({ Resource: 'x' })], 'dynamodb:PutItem', TABLE, 'allow'],
    ['no statement', [], 'dynamodb:PutItem', TABLE, 'implicit deny'],
    ['NotAction, another action', { Effect: 'Allow', NotAction: 'dynamodb:PutItem', Resource: '*' }, 'dynamodb:GetItem', TABLE, 'allow'],
    [
      'NotAction, that action',
      { Effect: 'Allow', NotAction: 'dynamodb:PutItem', Resource: '*' },
      'dynamodb:PutItem',
      TABLE,
      'implicit deny',
    ],
    ['NotResource, another one', { Effect: 'Allow', Action: '*', NotResource: 'x' }, 'dynamodb:PutItem', TABLE, 'allow'],
    ['NotResource, that one', { Effect: 'Allow', Action: '*', NotResource: TABLE }, 'dynamodb:PutItem', TABLE, 'implicit deny'],
  ])('%s', (_, statements, action, resource, expected) => {
    expect(decide(statements, action, resource)).toBe(expected);
  });
});

const KEYS = 'dynamodb:LeadingKeys';
const SELECT = 'dynamodb:Select';

describe('conditions', () => {
  it.each<[string, object, Record<string, string[]>, boolean]>([
    ['StringEquals, equal', { StringEquals: { [SELECT]: 'COUNT' } }, { [SELECT]: ['COUNT'] }, true],
    ['StringEquals, one of many', { StringEquals: { [SELECT]: ['A', 'COUNT'] } }, { [SELECT]: ['COUNT'] }, true],
    ['StringEquals, another', { StringEquals: { [SELECT]: 'COUNT' } }, { [SELECT]: ['count'] }, false],
    ['StringEquals, absent', { StringEquals: { [SELECT]: 'COUNT' } }, {}, false],
    ['StringEqualsIfExists, absent', { StringEqualsIfExists: { [SELECT]: 'COUNT' } }, {}, true],
    ['StringEqualsIfExists, another', { StringEqualsIfExists: { [SELECT]: 'COUNT' } }, { [SELECT]: ['X'] }, false],
    ['StringNotEquals, another', { StringNotEquals: { [SELECT]: 'COUNT' } }, { [SELECT]: ['X'] }, true],
    ['StringNotEquals, one of many', { StringNotEquals: { [SELECT]: ['X', 'COUNT'] } }, { [SELECT]: ['X'] }, false],
    ['StringNotEquals, absent', { StringNotEquals: { [SELECT]: 'COUNT' } }, {}, true],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { [SELECT]: 'count' } }, { [SELECT]: ['COUNT'] }, true],
    ['StringLike', { StringLike: { [KEYS]: 'claim#*' } }, { [KEYS]: ['claim#email#1'] }, true],
    ['StringLike, another', { StringLike: { [KEYS]: 'claim#*' } }, { [KEYS]: ['user#1'] }, false],
    ['StringNotLike', { StringNotLike: { [KEYS]: 'claim#*' } }, { [KEYS]: ['user#1'] }, true],
    ['the key in another case', { StringEquals: { 'DynamoDB:leadingkeys': 'a' } }, { [KEYS]: ['a'] }, true],
    ['ForAllValues, all', { 'ForAllValues:StringLike': { [KEYS]: 'user#*' } }, { [KEYS]: ['user#1', 'user#2'] }, true],
    ['ForAllValues, not all', { 'ForAllValues:StringLike': { [KEYS]: 'user#*' } }, { [KEYS]: ['user#1', 'claim#2'] }, false],
    ['ForAllValues, none', { 'ForAllValues:StringLike': { [KEYS]: 'user#*' } }, {}, true],
    ['ForAnyValue, one', { 'ForAnyValue:StringLike': { [KEYS]: 'user#*' } }, { [KEYS]: ['claim#1', 'user#2'] }, true],
    ['ForAnyValue, none', { 'ForAnyValue:StringLike': { [KEYS]: 'user#*' } }, {}, false],
    ['ForAnyValue, negated, absent', { 'ForAnyValue:StringNotEquals': { [KEYS]: 'x' } }, {}, false],
    ['several values without a set, all', { StringLike: { [KEYS]: 'user#*' } }, { [KEYS]: ['user#1', 'user#2'] }, true],
    ['several values without a set, not all', { StringLike: { [KEYS]: 'user#*' } }, { [KEYS]: ['user#1', 'x'] }, false],
    ['ArnLike', { ArnLike: { [SELECT]: 'arn:aws:sqs:*:*:q*' } }, { [SELECT]: ['arn:aws:sqs:us-east-1:1:queue'] }, true],
    ['ArnEquals, a star stays in its part', { ArnEquals: { [SELECT]: 'arn:aws:*:q' } }, { [SELECT]: ['arn:aws:sqs:us-east-1:1:q'] }, false],
    ['Bool', { Bool: { [SELECT]: true } }, { [SELECT]: ['true'] }, true],
    ['Bool, other', { Bool: { [SELECT]: 'false' } }, { [SELECT]: ['true'] }, false],
    ['Null true, absent', { Null: { [KEYS]: 'true' } }, {}, true],
    ['Null true, present', { Null: { [KEYS]: 'true' } }, { [KEYS]: ['a'] }, false],
    ['Null false, present', { Null: { [KEYS]: 'false' } }, { [KEYS]: ['a'] }, true],
    ['two operators, one failing', { StringLike: { [KEYS]: 'a' }, Null: { [KEYS]: 'true' } }, { [KEYS]: ['a'] }, false],
  ])('%s', (_, condition, context, expected) => {
    expect(decide(allow({ Condition: condition }), 'dynamodb:PutItem', TABLE, context)).toBe(expected ? 'allow' : 'implicit deny');
    expect(decide([allow({}), deny({ Condition: condition })], 'dynamodb:PutItem', TABLE, context)).toBe(
      expected ? 'explicit deny' : 'allow',
    );
  });
});

describe('what cannot be judged is an error', () => {
  it.each<[string, object, string]>([
    ['an operator', allow({ Condition: { NumericLessThan: { [KEYS]: '3' } } }), 'the condition operator NumericLessThan is not known'],
    [
      'a set operator',
      allow({ Condition: { 'ForSome:StringLike': { [KEYS]: 'a' } } }),
      'the condition operator ForSome:StringLike is not known',
    ],
    ['a key', allow({ Condition: { StringEquals: { 'aws:SourceVpc': 'x' } } }), 'the condition key aws:SourceVpc is not known'],
    ['an element', allow({ Principal: '*' }), 'Principal'],
    ['a missing action', { Effect: 'Allow', Resource: '*' }, 'needs either Action or NotAction'],
    ['both resources', allow({ NotResource: 'x' }), 'needs either Resource or NotResource'],
    ['an effect', allow({ Effect: 'Maybe' }), 'Effect'],
    ['a policy variable', allow({ Resource: `${TABLE}/\${aws:username}` }), 'the policy variable'],
  ])('%s', (_, statement, message) => {
    expect(() => parsePolicy({ Version: '2012-10-17', Statement: [statement] })).toThrow(message);
  });

  it('an old version', () => {
    expect(() => parsePolicy({ Version: '2008-10-17', Statement: [] })).toThrow('Version');
  });
});
