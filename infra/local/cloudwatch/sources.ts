// Which metrics there can be on this machine: an alarm on any other would be silent for ever, and look like health.
import type { DeployedModel, Resource } from '../model.ts';
import { readLogFilters } from './log-filters.ts';
import { MACHINE_METRICS } from './machine-taps.ts';
import type { Series } from './store.ts';

export type Watched = Pick<DeployedModel, 'resources' | 'functions' | 'mappings' | 'rules' | 'queues' | 'tables'>;

/** Answers whether somebody reports a series with exactly these dimensions. */
export type CanReport = (series: Series) => boolean;

type Dimensions = Series['dimensions'];
type Check = (dimensions: Dimensions) => boolean;

const exactly = (dimensions: Dimensions, ...keys: readonly string[]): boolean =>
  Object.keys(dimensions).length === keys.length && keys.every((key) => dimensions[key] !== undefined);
const namesOf = (resources: readonly Resource[], type: string): Set<string> =>
  new Set(resources.filter((resource) => resource.type === type).map(({ name }) => name));
const each = (names: readonly string[], check: Check): Record<string, Check> => Object.fromEntries(names.map((name) => [name, check]));

const among =
  (key: string, names: ReadonlySet<string>): Check =>
  (dimensions) =>
    exactly(dimensions, key) && names.has(dimensions[key] ?? '');

export const sourcesOf = ({ resources, functions, mappings, rules, queues, tables }: Watched): CanReport => {
  const ofFunction = among('FunctionName', new Set(functions.map(({ name }) => name)));
  const followers = new Set(mappings.filter(({ sourceArn }) => sourceArn.includes('/stream/')).map(({ functionArn }) => functionArn));
  const tableNames = new Set(tables.map(({ name }) => name));
  const machines = new Set(resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine').map(({ arn }) => arn));

  const platform: Record<string, Record<string, Check>> = {
    'AWS/ApiGateway': each(['Count', '4xx', '5xx', 'Latency'], among('ApiId', namesOf(resources, 'AWS::ApiGatewayV2::Api'))),
    'AWS/Lambda': {
      ...each(['Invocations', 'Errors', 'Throttles', 'Duration'], (dimensions) => exactly(dimensions) || ofFunction(dimensions)),
      IteratorAge: among('FunctionName', new Set(functions.filter(({ arn }) => followers.has(arn)).map(({ name }) => name))),
    },
    'AWS/SQS': { ApproximateNumberOfMessagesVisible: among('QueueName', new Set(queues.map(({ name }) => name))) },
    'AWS/DynamoDB': {
      ...each(['ReadThrottleEvents', 'WriteThrottleEvents'], among('TableName', tableNames)),
      SystemErrors: (dimensions) => exactly(dimensions, 'TableName', 'Operation') && tableNames.has(dimensions['TableName'] ?? ''),
    },
    'AWS/Events': {
      FailedInvocations: (dimensions) =>
        exactly(dimensions, 'EventBusName', 'RuleName') &&
        rules.some(({ name, busName }) => name === dimensions['RuleName'] && busName === dimensions['EventBusName']),
    },
    'AWS/States': each(MACHINE_METRICS, among('StateMachineArn', machines)),
  };
  const filtered = readLogFilters(resources).map(({ series }) => series);
  const written = new Set(
    functions.map(({ environment }) => `${environment['POWERTOOLS_METRICS_NAMESPACE']} ${environment['POWERTOOLS_SERVICE_NAME']}`),
  );

  return ({ namespace, name, dimensions }) =>
    platform[namespace]?.[name]?.(dimensions) ??
    (filtered.some((series) => series.namespace === namespace && series.name === name && exactly(dimensions)) ||
      written.has(`${namespace} ${dimensions['service']}`));
};
