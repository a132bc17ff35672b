// Reads any number of items by their keys, in as many requests as it takes.
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DependencyUnavailable } from '../event-log/ports.ts';

type Item = Readonly<Record<string, unknown>>;

/** DynamoDB's limit for one request. */
const KEYS_AT_ONCE = 100;
/** What DynamoDB leaves undone it was too busy or the answer too large for. */
const MAX_ROUNDS = 10;

/** In no order. @throws DependencyUnavailable when DynamoDB keeps leaving keys undone */
export const batchGet = async (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly Item[],
  consistent = false,
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    let wanted = keys.slice(at, at + KEYS_AT_ONCE).map((key) => ({ ...key }));
    for (let round = 0; wanted.length > 0; round += 1) {
      if (round === MAX_ROUNDS) throw new DependencyUnavailable('A read model');
      const request = { RequestItems: { [table]: { Keys: wanted, ConsistentRead: consistent } } };
      const { Responses, UnprocessedKeys } = await documents.send(new BatchGetCommand(request));
      found.push(...(Responses?.[table] ?? []));
      wanted = UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return found;
};
