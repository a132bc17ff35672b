// Which grants a function's own code cannot make use of, by the SDK commands that its bundle holds.
import type { DeployedFunction } from './deployed-functions.ts';

const TRANSACT = 'TransactWriteItemsCommand';

/** Action -> SDK commands that need it, where its name does not say it already. */
const NEEDED_BY: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:PutItem': ['PutItemCommand', 'BatchWriteItemCommand', TRANSACT],
  'dynamodb:UpdateItem': ['UpdateItemCommand', TRANSACT],
  'dynamodb:DeleteItem': ['DeleteItemCommand', 'BatchWriteItemCommand', TRANSACT],
  'dynamodb:ConditionCheckItem': [TRANSACT],
  'dynamodb:GetItem': ['GetItemCommand', 'TransactGetItemsCommand'],
  // Whoever makes a schedule hands it the role that it fires with.
  'iam:PassRole': ['CreateScheduleCommand'],
};

/** Logs and traces are written by Lambda's own runtime. */
const OF_THE_RUNTIME = /^(logs|xray):/;

/** What the service that feeds a function does in its name. */
const OF_THE_FEED: Readonly<Record<DeployedFunction['fedBy'][number], readonly string[]>> = {
  stream: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams', 'sqs:SendMessage'],
  failures: ['sqs:SendMessage'],
  queue: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

const commandsFor = (action: string): readonly string[] => NEEDED_BY[action] ?? [`${action.replace(/^.*:/, '')}Command`];

/**
 * Blind spots: it goes by action, not by resource; a command that is in the bundle may never be sent; the document client's
 * pagination brings Query along everywhere. test/infra holds each policy, whole and by resource, to the catalogue's effects and reads.
 */
export const unusedGrants = ({ actions, fedBy, sdkCommands }: Pick<DeployedFunction, 'actions' | 'fedBy' | 'sdkCommands'>): string[] => {
  const fed = new Set(fedBy.flatMap((feed) => OF_THE_FEED[feed]));
  return [...new Set(actions)].filter(
    (action) => !OF_THE_RUNTIME.test(action) && !fed.has(action) && !commandsFor(action).some((name) => sdkCommands.includes(name)),
  );
};
