// Finds needles in a record: in its text, and in what is compressed in it, which base64 and hex hide as well.
import { constants, gunzipSync } from 'node:zlib';
import type { Needle } from './forms.ts';

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** A gzip member has ten bytes of header and eight of trailer. */
const BASE64_RUN = /[A-Za-z0-9+/_-]{24,}={0,2}/gu;
const HEX_RUN = /(?:[0-9a-fA-F]{2}){18,}/gu;
const MAX_DEPTH = 3;
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;

const isWordByte = (byte: number | undefined): boolean => byte !== undefined && /[A-Za-z0-9+/=]/u.test(String.fromCharCode(byte));

const has = (bytes: Buffer, { bytes: wanted, word }: Needle): boolean => {
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    if (!word || !(isWordByte(bytes[at - 1]) || isWordByte(bytes[at + wanted.length]))) return true;
  }
  return false;
};

const unpacked = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(GZIP); at !== -1; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      // What was cut off is unpacked as far as it goes.
      found.push(gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED_BYTES }));
    } catch {
      // Three bytes that only look like a beginning.
    }
  }
  return found;
};

const runsIn = (text: string): readonly Buffer[] => [
  ...(text.match(BASE64_RUN) ?? []).map((run) => Buffer.from(run, 'base64')),
  ...(text.match(HEX_RUN) ?? []).map((run) => Buffer.from(run, 'hex')),
];

/** The forms in which a needle is in the record, `gzip` in front where it was compressed. */
export const formsIn = (record: Buffer, needles: readonly Needle[], depth = 0): ReadonlySet<string> => {
  const found = new Set<string>(needles.filter((needle) => has(record, needle)).map(({ form }) => form));
  if (depth === MAX_DEPTH) return found;
  const packed = [record, ...runsIn(record.toString('latin1'))].flatMap(unpacked);
  for (const inner of packed) for (const form of formsIn(inner, needles, depth + 1)) found.add(`gzip ${form}`);
  return found;
};
