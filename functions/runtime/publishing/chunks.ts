// Cuts entries into requests that PutEvents takes: at most 10 entries and 256 KB, in order.
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';

export const MAX_ENTRIES = 10;
export const MAX_REQUEST_BYTES = 262_144;
const TIME_BYTES = 14;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
export const entryBytes = ({ Time, Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number =>
  (Time === undefined ? 0 : TIME_BYTES) + [Source, DetailType, Detail].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

export const chunk = <Sized extends { readonly bytes: number }>(items: readonly Sized[]): readonly (readonly Sized[])[] => {
  const chunks: Sized[][] = [];
  let size = 0;
  for (const item of items) {
    const last = chunks.at(-1);
    if (last === undefined || last.length === MAX_ENTRIES || size + item.bytes > MAX_REQUEST_BYTES) {
      chunks.push([item]);
      size = item.bytes;
    } else {
      last.push(item);
      size += item.bytes;
    }
  }
  return chunks;
};
