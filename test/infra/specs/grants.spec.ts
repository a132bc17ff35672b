// Each function may do what it needs, and nothing else: its policy is compared, whole, with a table of needs.
import { describe, expect, it } from 'vitest';
import { type ConsumerName, SAGAS, STEP_FUNCTIONS, type StepEffect, stepFunctionName } from '../../../domain/catalog.ts';
import { LISTING_INDEXES } from '../../../functions/runtime/read-models/listing.ts';
import type { Effect, Messages, Store } from '../../../infra/entries.ts';
import type { FunctionModel } from '../../../infra/local/model.ts';
import { catalogue, dev, functionName } from '../synthesis.ts';

const on = (resource: string, ...actions: string[]): string[] => actions.map((action) => `${action} ${resource}`);

const FOLLOW = on('EventLog/stream', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams');
const OPEN = [...on('Keys', 'GetItem'), ...on('DataKey', 'Decrypt')];
const PROJECT = [
  ...on('Directory', 'BatchGetItem', 'PutItem'),
  ...on('Search', 'PutItem', 'DeleteItem'),
  ...on('Statistics', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
  ...on('Feed', 'PutItem'),
  ...OPEN,
];
const PUBLISH = on('Bus', 'PutEvents');
const DEAD_LETTERS = on('DeadLetters', 'SendMessage');
const READER = [...FOLLOW, ...on('Failures', 'SendMessage'), ...on('Parked', 'PutItem')];

const MAKE_KEY = [...on('Keys', 'PutItem'), ...on('DataKey', 'GenerateDataKey')];
const MOVE = on('Processes', 'GetItem', 'PutItem');

const EFFECTS: Readonly<Record<Effect, readonly string[]>> = {
  'creates-user': MAKE_KEY,
  claims: [],
  releases: on('EventLog[claim#*]', 'DeleteItem'),
  counts: on('EventLog[count#*]', 'UpdateItem'),
  'seals-request': [...OPEN, ...MAKE_KEY],
  'keeps-rows': [...OPEN, ...MAKE_KEY, ...on('Imports', 'PutItem')],
  'hands-over': [],
  'starts-process': MOVE,
  'redeems-token': on('Tokens', 'GetItem'),
  'cancels-process': MOVE,
  'acknowledges-task': MOVE,
};
/** Beside the stores, what reaches the machine of the command's saga, or those of all. */
const MACHINE: Partial<Record<Effect, readonly string[]>> = {
  'starts-process': ['StartExecution'],
  'cancels-process': ['SendTaskFailure'],
  'acknowledges-task': ['SendTaskSuccess', 'SendTaskFailure'],
};
const APPEND = [...on('EventLog', 'Query', 'GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'), ...OPEN];

const LOGLESS = new Set<Effect>(['seals-request', 'keeps-rows', 'hands-over', 'acknowledges-task']);
const appends = (effects: readonly Effect[]): readonly string[] => (effects.some((effect) => LOGLESS.has(effect)) ? [] : APPEND);
/** The others do not wait, or cannot be cancelled. */
const CANCELLED_WAITING = ['onboarding', 'email-change', 'offboarding'];
const sagasOf = ({ effects, saga }: Messages['commands'][string]): readonly string[] => {
  if (saga !== undefined) return [saga];
  return effects.includes('cancels-process') ? CANCELLED_WAITING : Object.values(SAGAS).map(({ name }) => name);
};
const commandNeeds = (definition: Messages['commands'][string]): readonly string[] => {
  const { effects } = definition;
  const machines = sagasOf(definition).map((name) => stepFunctionName(name, ''));
  return [
    ...appends(effects),
    ...effects.flatMap((effect) => [
      ...EFFECTS[effect],
      ...machines.flatMap((machine) => on(`Machine/${machine}`, ...(MACHINE[effect] ?? []))),
    ]),
  ];
};

const STEP_EFFECTS: Readonly<Record<StepEffect, readonly string[]>> = {
  'finds-owners': [...on('EventLog', 'GetItem'), ...OPEN],
  'works-on-import': on('Imports', 'GetItem', 'PutItem'),
  'forgets-import': [...on('Imports', 'Query', 'DeleteItem'), ...on('Keys[proc_*]', 'DeleteItem')],
  appends: APPEND,
  'creates-user': MAKE_KEY,
  claims: [],
  releases: EFFECTS.releases,
  counts: EFFECTS.counts,
  erases: on('Keys[user_*]', 'DeleteItem'),
  mails: on('Mail', 'SendEmail'),
  'issues-tokens': on('Tokens', 'PutItem'),
  'reads-log': [...on('EventLog', 'Query', 'GetItem'), ...OPEN],
  'reads-directory': on('Directory', 'GetItem'),
  'starts-erasure': on('Machine/Erasure', 'StartExecution'),
};

const READS: Readonly<Record<Store, readonly string[]>> = {
  directory: [
    ...on('Directory', 'GetItem', 'Query'),
    ...[...Object.keys(LISTING_INDEXES), 'byEmail', 'byExternalId'].flatMap((index) => on(`Directory/index/${index}`, 'Query')),
  ],
  search: [...on('Search', 'Query'), ...on('Directory', 'BatchGetItem')],
  statistics: [...on('Statistics', 'Query'), ...on('Statistics/index/byUsers', 'Query')],
  feed: on('Feed', 'Query'),
  log: [...on('EventLog', 'Query', 'GetItem'), ...OPEN],
  imports: on('Imports', 'GetItem', 'Query'),
  processes: [
    ...on('Processes', 'GetItem'),
    ...['byStart', 'byKind', 'byStatus', 'byUser'].flatMap((index) => on(`Processes/index/${index}`, 'Query')),
  ],
};

const CONSUMER_NEEDS: Readonly<Record<ConsumerName, readonly string[]>> = {
  DirectoryProjector: [...READER, ...on('EventLog', 'Query'), ...PROJECT],
  Publisher: [...READER, ...PUBLISH],
  ArmSchedule: [...on('Schedules', 'CreateSchedule'), ...on('ScheduleRole if StringEquals', 'PassRole'), ...DEAD_LETTERS],
  TellProcess: [
    ...on('Processes', 'GetItem'),
    ...['Onboarding', 'EmailChange'].flatMap((machine) => on(`Machine/${machine}`, 'SendTaskSuccess', 'SendTaskFailure')),
    ...DEAD_LETTERS,
  ],
  ReactivateWhenDue: [...APPEND, ...EFFECTS.counts, ...DEAD_LETTERS],
  PurgeWhenDue: [...on('EventLog', 'Query', 'GetItem'), ...OPEN, ...MOVE, ...on('Machine/Erasure', 'StartExecution'), ...DEAD_LETTERS],
  ParkFailed: [
    ...on('EventLog/stream', 'GetRecords', 'GetShardIterator'),
    ...on('Failures', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'),
    ...on('Parked', 'PutItem'),
  ],
  ParkProcess: MOVE,
  // And the secrets of the participants, where the stage has any.
  AskParticipant: MOVE,
  Redrive: [...on('Parked', 'Query', 'DeleteItem', 'PutItem'), ...on('EventLog', 'Query', 'GetItem'), ...PROJECT, ...PUBLISH],
  Rebuild: [
    ...on('EventLog', 'Scan', 'Query'),
    ...PROJECT,
    ...on('Directory', 'Scan', 'DeleteItem'),
    ...on('Search', 'Scan', 'BatchGetItem'),
    ...on('Statistics', 'Scan'),
    ...on('Feed', 'Query'),
  ],
};

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(catalogue.commands).map(([name, definition]) => [name, commandNeeds(definition)])),
  ...Object.fromEntries(Object.entries(catalogue.queries).map(([name, { reads }]) => [name, reads.flatMap((store) => READS[store])])),
  ...Object.fromEntries(
    [...STEP_FUNCTIONS].map(([name, { step }]) => [name, [...MOVE, ...step.effects.flatMap((effect) => STEP_EFFECTS[effect])]]),
  ),
  ...CONSUMER_NEEDS,
  NotFound: [],
};

const NAMES: readonly [RegExp, string][] = [
  [/^arn:aws:dynamodb:[^*]+-EventLogTable[0-9A-F]+\/stream\//, 'EventLog/stream'],
  [
    /^arn:aws:dynamodb:[^*]+-(EventLog|Keys|Directory|Search|Statistics|Feed|Parked|Processes|Tokens|Imports)Table[0-9A-F]+(\/index\/\w+)?$/,
    '$1$2',
  ],
  [/^arn:aws:kms:[^*]+:key\/[-0-9a-f]+$/, 'DataKey'],
  [/^arn:aws:events:[^*]+:event-bus\/[^*]+$/, 'Bus'],
  [/^arn:aws:sqs:[^*]+-FailuresQueue[0-9A-F]+$/, 'Failures'],
  [/^arn:aws:sqs:[^*]+-DeadLettersQueue[0-9A-F]+$/, 'DeadLetters'],
  [/^arn:aws:scheduler:[^*]+:schedule\/[^*]+-OneOffGroup[0-9A-F]+\/\*$/, 'Schedules'],
  [/^arn:aws:iam:[^*]+:role\/[^*]+-OneOffRole[0-9A-F]+$/, 'ScheduleRole'],
  [/^arn:aws:states:[^*]+-Sagas-([A-Za-z]+)SagaMachine[0-9A-F]{8}$/, 'Machine/$1'],
  [/^arn:aws:ses:[^*]+:identity\/[a-z.]+$/, 'Mail'],
  [/^arn:aws:logs:[^*]+-([A-Za-z]+)Logs[0-9A-F]{8}:\*$/, 'Logs/$1'],
];

/** An ARN that no pattern knows, a wildcard above all, stays as it is and so fails the comparison. */
const resourceName = (arn: string): string => {
  const known = NAMES.find(([pattern]) => pattern.test(arn));
  return known ? arn.replace(new RegExp(`${known[0].source}.*`), known[1]) : arn;
};

const granted = ({ policy }: FunctionModel): string[] =>
  policy.flatMap(({ effect, actions, resources, conditions }) => {
    const { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions, ...otherKeys } = {}, ...otherOperators } = conditions;
    const unknown = [...Object.keys(otherKeys), ...Object.keys(otherOperators), ...(effect === 'Allow' ? [] : [effect])];
    const suffix = `${partitions ? `[${partitions.join()}]` : ''}${unknown.length > 0 ? ` if ${unknown.join()}` : ''}`;
    return actions.flatMap((action) => resources.map((arn) => `${action.replace(/^.*:/, '')} ${resourceName(arn)}${suffix}`));
  });

/** Every function writes its own log and its traces; X-Ray alone has no resources to name. */
const telemetry = (name: string): string[] => [
  ...on(`Logs/${name}`, 'CreateLogStream', 'PutLogEvents'),
  ...on('*', 'PutTraceSegments', 'PutTelemetryRecords'),
];

const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();

export const grantsSpecs = (): void => {
  describe('grants', () => {
    it.each(dev.model.functions.map((model) => [functionName(model.name), model] as const))('of %s equal its need', (name, model) => {
      expect(unique(granted(model))).toEqual(unique([...(NEEDS[name] ?? ['no need is written down']), ...telemetry(name)]));
    });

    it('leave the log append-only', () => {
      const writes = dev.model.functions
        .flatMap((model) => granted(model))
        .filter(
          (grant) =>
            grant.includes(' EventLog') &&
            !/^(Scan|Query|GetItem|BatchGetItem|ConditionCheckItem|PutItem|DescribeStream|GetRecords|GetShardIterator|ListStreams) /.test(
              grant,
            ),
        );
      expect(unique(writes)).toEqual(['DeleteItem EventLog[claim#*]', 'UpdateItem EventLog[count#*]']);
    });

    it('come with the place they are for, and no function knows another', () => {
      const variables: readonly [string, RegExp][] = [
        ['EVENT_LOG_TABLE', / EventLog(\[|$)/],
        ['KEYS_TABLE', / Keys(\[|$)/],
        ['DATA_KEY_ARN', / DataKey$/],
        ['DIRECTORY_TABLE', / Directory$/],
        ['SEARCH_TABLE', / Search$/],
        ['STATISTICS_TABLE', / Statistics$/],
        ['FEED_TABLE', / Feed$/],
        ['PARKED_TABLE', / Parked$/],
        ['EVENT_BUS_NAME', / Bus$/],
        ['PROCESSES_TABLE', / Processes$/],
        ['TOKENS_TABLE', / Tokens$/],
        ['ONBOARDING_MACHINE', /^StartExecution Machine\/Onboarding$/],
        ['OFFBOARDING_MACHINE', /^StartExecution Machine\/Offboarding$/],
        ['ERASURE_MACHINE', /^StartExecution Machine\/Erasure$/],
        ['EMAIL_CHANGE_MACHINE', /^StartExecution Machine\/EmailChange$/],
        ['IMPORT_MACHINE', /^StartExecution Machine\/Import$/],
        ['IMPORT_ROLLBACK_MACHINE', /^StartExecution Machine\/ImportRollback$/],
        ['IMPORTS_TABLE', / Imports$/],
        ['MAIL_SENDER', / Mail$/],
        ['LINK_BASE', / Mail$/],
      ];
      for (const model of dev.model.functions) {
        const grants = granted(model);
        const needed = variables.filter(([, pattern]) => grants.some((grant) => pattern.test(grant))).map(([variable]) => variable);
        const told = variables.map(([variable]) => variable).filter((variable) => variable in model.environment);
        expect(told, `told to ${model.name}`).toEqual(needed);
      }
    });
  });
};
