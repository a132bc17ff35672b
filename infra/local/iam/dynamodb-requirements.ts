// Which actions on which tables and indexes a DynamoDB call needs. Source: the service authorization reference of Amazon DynamoDB.
import { LOCAL_ACCOUNT, LOCAL_REGION, type TableModel } from '../model.ts';
import type { Context } from './conditions.ts';
import type { Requirement } from './evaluate.ts';
import { type AttributeValue, attributesIn, keyText, leadingKeyIn, type Names } from './expressions.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** The fields of any operation, or of one member of a transaction, that matter to its permissions. */
export interface DynamoDbInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly Select?: string;
  readonly ReturnValues?: string;
  readonly KeyConditionExpression?: string;
  readonly ConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Names;
  readonly ExpressionAttributeValues?: Item;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, DynamoDbInput>>[];
}

export type Rule = (input: DynamoDbInput, tables: readonly TableModel[]) => Requirement[];

interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

const tableArn = (name: string): string =>
  name.startsWith('arn:') ? name : `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${name}`;

const partitionKeyOf = (input: DynamoDbInput, tables: readonly TableModel[]): string | undefined => {
  const arn = tableArn(input.TableName ?? '');
  const table = tables.find((candidate) => candidate.arn === arn);
  const indexes = (table?.globalSecondaryIndexes ?? []) as readonly { IndexName: string; KeySchema: readonly KeySchemaElement[] }[];
  const index = indexes.find(({ IndexName }) => IndexName === input.IndexName);
  const schema = index?.KeySchema ?? (table?.keySchema as readonly KeySchemaElement[] | undefined);
  return schema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
};

const leadingKey = (input: DynamoDbInput, partitionKey: string | undefined): string | undefined => {
  if (partitionKey === undefined) return undefined;
  const { KeyConditionExpression: condition, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input;
  return condition ? leadingKeyIn(condition, partitionKey, names, values) : keyText((input.Key ?? input.Item)?.[partitionKey]);
};

const attributesOf = (input: DynamoDbInput): string[] => {
  const expressions = [
    input.KeyConditionExpression,
    input.ConditionExpression,
    input.FilterExpression,
    input.ProjectionExpression,
    input.UpdateExpression,
  ];
  const named = expressions.flatMap((expression) => attributesIn(expression, input.ExpressionAttributeNames));
  return [...new Set([...Object.keys(input.Key ?? {}), ...Object.keys(input.Item ?? {}), ...named])];
};

/** What Query and Scan select when they do not say so. */
const defaultSelect = (input: DynamoDbInput): string => {
  if (input.ProjectionExpression) return 'SPECIFIC_ATTRIBUTES';
  return input.IndexName ? 'ALL_PROJECTED_ATTRIBUTES' : 'ALL_ATTRIBUTES';
};

const only = (key: string, values: readonly (string | undefined)[]): Context => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? { [key]: known } : {};
};

const requirement = (action: string, input: DynamoDbInput, tables: readonly TableModel[], context: Context = {}): Requirement => ({
  action: `dynamodb:${action}`,
  resource: tableArn(input.TableName ?? '') + (input.IndexName ? `/index/${input.IndexName}` : ''),
  context: {
    ...only('dynamodb:LeadingKeys', [leadingKey(input, partitionKeyOf(input, tables))]),
    ...only('dynamodb:Attributes', attributesOf(input)),
    ...only('dynamodb:ReturnValues', [input.ReturnValues]),
    ...context,
  },
});

const item =
  (action: string): Rule =>
  (input, tables) => [requirement(action, input, tables)];

const search =
  (action: string): Rule =>
  (input, tables) => [requirement(action, input, tables, { 'dynamodb:Select': [input.Select ?? defaultSelect(input)] })];

/** A batch is one action per table; its leading keys are those of all its items there. */
const batch =
  (action: string, items: (request: unknown) => readonly DynamoDbInput[]): Rule =>
  ({ RequestItems = {} }, tables) =>
    Object.entries(RequestItems).map(([TableName, request]) => {
      const inputs = items(request).map((input) => ({ ...input, TableName }));
      const keys = inputs.map((input) => leadingKey(input, partitionKeyOf(input, tables)));
      const attributes = [...new Set(inputs.flatMap(attributesOf))];
      return requirement(action, { TableName }, tables, {
        ...only('dynamodb:LeadingKeys', keys),
        ...only('dynamodb:Attributes', attributes),
      });
    });

interface KeysAndProjection extends DynamoDbInput {
  readonly Keys: readonly Item[];
}

const keysToGet = (request: unknown): DynamoDbInput[] => {
  const { Keys, ...rest } = request as KeysAndProjection;
  return Keys.map((Key) => ({ ...rest, Key }));
};

const requestsToWrite = (request: unknown): DynamoDbInput[] =>
  (request as readonly Readonly<Record<string, DynamoDbInput>>[]).flatMap((entry) => Object.values(entry));

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** Every member of a transaction needs the action of its single-item form. */
const transaction =
  (operation: string): Rule =>
  ({ TransactItems = [] }, tables) =>
    TransactItems.flatMap((member) =>
      Object.entries(member).map(([kind, input]) =>
        requirement(TRANSACTION_ACTIONS[kind] ?? kind, input, tables, { 'dynamodb:EnclosingOperation': [operation] }),
      ),
    );

export const DYNAMODB_RULES: Readonly<Record<string, Rule>> = {
  BatchGetItem: batch('BatchGetItem', keysToGet),
  BatchWriteItem: batch('BatchWriteItem', requestsToWrite),
  DeleteItem: item('DeleteItem'),
  DescribeTable: item('DescribeTable'),
  DescribeTimeToLive: item('DescribeTimeToLive'),
  GetItem: item('GetItem'),
  ListTables: () => [{ action: 'dynamodb:ListTables', resource: '*', context: {} }],
  PutItem: item('PutItem'),
  Query: search('Query'),
  Scan: search('Scan'),
  TransactGetItems: transaction('TransactGetItems'),
  TransactWriteItems: transaction('TransactWriteItems'),
  UpdateItem: item('UpdateItem'),
};
