// The event log on DynamoDB.
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { fromItem } from '../event-log/commit-item.ts';
import { LEDGER_VERSION } from '../event-log/outcome-ledger.ts';
import type { Call, EventLog, StoredCommit, Tip } from '../event-log/ports.ts';
import { DependencyUnavailable } from '../event-log/ports.ts';
import { append } from './append.ts';
import { until } from './clients.ts';
import { repeatable } from './failures.ts';
import { ledgerFromItem, recordLedger } from './ledger-item.ts';

type Item = Readonly<Record<string, unknown>>;

const DEPENDENCY = 'The event log';

/** @param client of a single attempt per call */
export const createDynamoEventLog = (client: DynamoDBDocumentClient, table: string): EventLog => {
  const queryOf = (streamId: string) => ({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'streamId = :streamId',
    ExpressionAttributeValues: { ':streamId': streamId },
  });

  const tip = async (streamId: string, call: Call): Promise<Tip> => {
    const query = new QueryCommand({ ...queryOf(streamId), ScanIndexForward: false, Limit: 2 });
    const { Items: items = [] } = await client.send(query, until(call));
    const ledger = items.find((item) => item['version'] === LEDGER_VERSION);
    const commit = items.find((item) => item !== ledger);
    return { ...(commit && { commit: fromItem(commit) }), ...(ledger && { ledger: ledgerFromItem(ledger) }) };
  };

  const read = async (streamId: string, from: number, to: number, call: Call): Promise<readonly StoredCommit[]> => {
    if (to < from) return [];
    const query = queryOf(streamId);
    const pages = paginateQuery(
      { client },
      {
        ...query,
        KeyConditionExpression: `${query.KeyConditionExpression} AND version BETWEEN :from AND :to`,
        ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':from': from, ':to': Math.min(to, LEDGER_VERSION - 1) },
      },
      until(call),
    );
    const commits: StoredCommit[] = [];
    for await (const { Items: items = [] } of pages) commits.push(...items.map(fromItem));
    return commits;
  };

  const getOne = async (streamId: string, version: number, call: Call): Promise<readonly Item[]> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: { streamId, version }, ConsistentRead: true }),
      until(call),
    );
    return item === undefined ? [] : [item];
  };

  const getMany = async (streamId: string, versions: readonly number[], call: Call): Promise<readonly Item[]> => {
    const Keys = versions.map((version) => ({ streamId, version }));
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }), until(call));
    if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0) throw new DependencyUnavailable(DEPENDENCY);
    return answer.Responses?.[table] ?? [];
  };

  const get = async (streamId: string, versions: readonly number[], call: Call): Promise<readonly StoredCommit[]> => {
    const [first] = versions;
    if (first === undefined) return [];
    const items = await (versions.length === 1 ? getOne(streamId, first, call) : getMany(streamId, versions, call));
    const found = new Map(items.map(fromItem).map((commit) => [commit.version, commit]));
    return versions.flatMap((version) => found.get(version) ?? []);
  };

  return {
    tip: (streamId, call) => repeatable(DEPENDENCY, () => tip(streamId, call)),
    read: (streamId, from, to, call) => repeatable(DEPENDENCY, () => read(streamId, from, to, call)),
    get: (streamId, versions, call) => repeatable(DEPENDENCY, () => get(streamId, versions, call)),
    append: (commit, guards, token, call) => append(client, table, commit, guards, token, call),
    record: (streamId, version, ledger, call) => recordLedger(client, table, streamId, version, ledger, call),
  };
};
