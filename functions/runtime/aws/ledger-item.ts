// The outcome ledger as an item of the log table, both ways, and its conditional write.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { LEDGER_VERSION } from '../event-log/outcome-ledger.ts';
import type { Call, OutcomeLedger } from '../event-log/ports.ts';
import { UnreadableCommit } from '../event-log/unreadable-commit.ts';
import { until } from './clients.ts';
import { failureOf } from './failures.ts';

const ledgerSchema = z.object({
  rev: z.int().positive(),
  entries: z
    .instanceof(Uint8Array)
    .transform((packed): unknown => JSON.parse(inflateRawSync(packed).toString()))
    .pipe(
      z.array(
        z.object({
          commitId: z.string(),
          requestHash: z.string(),
          at: z.int(),
          version: z.int(),
          refusal: z.object({ code: z.string(), detail: z.string() }).loose().optional(),
        }),
      ),
    ),
});

/** Every load reads the ledger, and refusals say the same few things: deflated, they take a third. */
const packed = (entries: OutcomeLedger['entries']): Uint8Array => new Uint8Array(deflateRawSync(JSON.stringify(entries)));

export const ledgerFromItem = (item: Readonly<Record<string, unknown>>): OutcomeLedger => {
  const parsed = ledgerSchema.safeParse(item);
  if (parsed.success) return parsed.data as unknown as OutcomeLedger;
  throw new UnreadableCommit(String(item['streamId']), LEDGER_VERSION, 'malformed outcome ledger');
};

/** false: something came between, or nobody knows. Either way the stream must be read again. */
export const recordLedger = async (
  client: DynamoDBDocumentClient,
  table: string,
  streamId: string,
  version: number,
  ledger: OutcomeLedger,
  call: Call,
): Promise<boolean> => {
  const first = ledger.rev === 1;
  const condition = first
    ? { ConditionExpression: 'attribute_not_exists(streamId)' }
    : { ConditionExpression: 'rev = :seen', ExpressionAttributeValues: { ':seen': ledger.rev - 1 } };
  const newest = { TableName: table, Key: { streamId, version: version + 1 }, ConditionExpression: 'attribute_not_exists(streamId)' };
  const whole = {
    TableName: table,
    Item: { streamId, version: LEDGER_VERSION, rev: ledger.rev, entries: packed(ledger.entries) },
    ...condition,
  };
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [{ ConditionCheck: newest }, { Put: whole }] }), until(call));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException || failureOf(error) !== 'ours') return false;
    throw error;
  }
};
