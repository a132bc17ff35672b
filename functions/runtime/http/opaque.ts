// Opaque texts that the service hands out and takes back: base64url of JSON behind a checksum that binds them to their purpose.
import { createHash } from 'node:crypto';
import type { Json } from '../../../domain/kernel/json.ts';
import { canonicalJson } from '../canonical-json.ts';

const CHECKSUM_BYTES = 8;

// No secret: the payload gives no access that the caller's scopes do not give. The checksum finds what was broken, or made for another list.
const checksum = (binding: Json, payload: Buffer): Buffer =>
  createHash('sha256')
    .update(`${canonicalJson(binding)}\n`)
    .update(payload)
    .digest()
    .subarray(0, CHECKSUM_BYTES);

/** `binding` is not in the text; it must be the same when the text comes back. */
export const toOpaque = (binding: Json, payload: Json): string => {
  const bytes = Buffer.from(JSON.stringify(payload));
  return Buffer.concat([checksum(binding, bytes), bytes]).toString('base64url');
};

/** `undefined`: not ours, broken, or bound to something else. */
export const fromOpaque = (binding: Json, text: string): Json | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(CHECKSUM_BYTES);
  const whole = bytes.toString('base64url') === text && bytes.length > CHECKSUM_BYTES;
  if (!whole || !checksum(binding, payload).equals(bytes.subarray(0, CHECKSUM_BYTES))) return undefined;
  return JSON.parse(payload.toString()) as Json;
};
