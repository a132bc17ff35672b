// Each rule of coherence catches the defect that is seeded for it, and finds nothing in a small service that is whole.
import { describe, expect, it } from 'vitest';
import type { Facts } from './coherence/facts.ts';
import { COHERENCE, type CoherenceRule } from './coherence/rules.ts';

const createUser: Facts['messages'][number] = {
  name: 'CreateUser',
  kind: 'command',
  method: 'POST',
  path: '/v1/users',
  scopes: ['users:write'],
  needsGrants: true,
};
const functionOf: Facts['functions'][number] = {
  name: 'CreateUser',
  actions: ['dynamodb:PutItem', 'logs:PutLogEvents'],
  sdkCommands: ['PutItemCommand'],
  fedBy: [],
  watched: true,
};

const WHOLE: Facts = {
  messages: [createUser],
  events: ['UserRegistered'],
  declaredPublic: [],
  handlers: new Map([['CreateUser', 'functions/commands/create-user.ts']]),
  routes: [{ key: 'POST /v1/users', function: 'CreateUser', scopes: ['users:write'] }],
  functions: [functionOf],
  alarms: new Map([['Parked', 'parked']]),
  runbookSections: ['parked'],
  openApi: new Map([['POST /v1/users', 'CreateUser']]),
  asyncApi: ['UserRegistered'],
};

/** Rule -> what is wrong -> the facts that are different. */
const SEEDED: Record<CoherenceRule, Record<string, Partial<Facts>>> = {
  'message-has-handler': { 'no file': { handlers: new Map() } },
  'message-has-route': {
    'no route': { routes: [] },
    'the route of another': { routes: [{ key: 'POST /v1/users', function: 'UpdateUser', scopes: ['users:write'] }] },
  },
  'message-has-scope': {
    'no scope, not declared public': { messages: [{ ...createUser, scopes: [] }] },
    'declared public, with a scope': { declaredPublic: ['CreateUser'] },
    'a route that is open': { routes: [{ key: 'POST /v1/users', function: 'CreateUser', scopes: [] }] },
  },
  'message-has-grant': {
    'no function': { functions: [] },
    'logs only': { functions: [{ ...functionOf, actions: ['logs:PutLogEvents'] }] },
  },
  'message-is-documented': { 'not in OpenAPI': { openApi: new Map() } },
  'event-is-documented': { 'not in AsyncAPI': { asyncApi: [] } },
  'function-is-watched': { 'in no alarm': { functions: [{ ...functionOf, watched: false }] } },
  'alarm-has-runbook': {
    'no such section': { runbookSections: [] },
    'no link': { alarms: new Map([['Parked', undefined]]) },
  },
  'grant-is-used': {
    'an action that no command needs': { functions: [{ ...functionOf, actions: ['dynamodb:PutItem', 'events:PutEvents'] }] },
    'what only a stream would need': { functions: [{ ...functionOf, actions: ['dynamodb:PutItem', 'dynamodb:GetRecords'] }] },
  },
};

describe('coherence', () => {
  it.each(Object.entries(COHERENCE))('%s finds nothing in a service that is whole', (_, rule) => {
    expect(rule(WHOLE)).toEqual([]);
  });

  it.each(Object.entries(SEEDED).flatMap(([rule, seeds]) => Object.entries(seeds).map(([what, seed]) => ({ rule, what, seed }))))(
    '$rule catches: $what',
    ({ rule, seed }) => {
      expect(COHERENCE[rule as CoherenceRule]({ ...WHOLE, ...seed })).toHaveLength(1);
    },
  );
});
