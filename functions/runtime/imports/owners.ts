// Who owns an address or an external id, by the claim itself: consistent, and true only for the moment. It decides nothing.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Call, Keyring } from '../event-log/ports.ts';

export interface Owners {
  /** @param value canonical. Answers the stream that owns it. */
  ownerOf(scope: 'email' | 'externalId', value: string, call: Call): Promise<string | undefined>;
}

export const claimKey = async (scope: string, value: string, keyring: Pick<Keyring, 'hmac'>, call: Call): Promise<string> =>
  `claim#${scope}#${await keyring.hmac(scope, value, call)}`;

export const createDynamoDbOwners = (documents: DynamoDBDocumentClient, table: string, keyring: Keyring): Owners => ({
  ownerOf: async (scope, value, call) => {
    const streamId = await claimKey(scope, value, keyring, call);
    const { Item: item } = await documents.send(
      new GetCommand({
        TableName: table,
        Key: { streamId, version: 0 },
        ConsistentRead: true,
        ProjectionExpression: '#owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
      }),
    );
    return item?.['owner'] as string | undefined;
  },
});
