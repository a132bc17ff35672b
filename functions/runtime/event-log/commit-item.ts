// A commit as an item of the log table, both ways, and as the stream shows it.
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { StoredCommit } from './ports.ts';
import { UnreadableCommit } from './unreadable-commit.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits, 'hex'));

/** Lambda hands the binaries of a stream record over as base64 text. */
const binary = z.union([z.instanceof(Uint8Array), z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))]);
const object = z.record(z.string(), z.unknown());

const itemSchema = z.object({
  streamId: z.string(),
  version: z.int().positive(),
  commitId: binary.transform(hex),
  requestHash: binary.transform(hex),
  events: z.array(z.object({ type: z.string(), schemaVersion: z.int().positive(), data: object })),
  state: object,
  sealed: binary.optional(),
  stateFingerprint: z.string(),
  recent: binary.optional(),
  occurredAt: z.string(),
  actor: z.string(),
  source: z.string(),
  correlationId: z.string(),
  causationId: z.string().optional(),
  traceparent: z.string().optional(),
  refusal: z.object({ code: z.string(), detail: z.string() }).loose().optional(),
});

/** For a document client that drops undefined attributes. */
export const toItem = (commit: StoredCommit): Record<string, unknown> => ({
  ...commit,
  commitId: bytesOf(commit.commitId),
  requestHash: bytesOf(commit.requestHash),
});

/** @throws UnreadableCommit */
export const fromItem = (item: Readonly<Record<string, unknown>>): StoredCommit => {
  const parsed = itemSchema.safeParse(item);
  if (parsed.success) return parsed.data as unknown as StoredCommit;
  const paths = parsed.error.issues.map((issue) => issue.path[0]).join(', ');
  throw new UnreadableCommit(String(item['streamId']), Number(item['version']), `malformed attributes: ${paths}`);
};

/**
 * The `NewImage` of a stream record.
 * @throws UnreadableCommit
 */
export const decodeCommit = (image: Parameters<typeof unmarshall>[0]): StoredCommit => fromItem(unmarshall(image));
