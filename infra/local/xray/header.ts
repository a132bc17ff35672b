// X-Ray's ids: of a header, and new ones.
import { randomBytes } from 'node:crypto';
import type { Place } from '../../client/segment.ts';

const HEADER = /Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;Parent=([0-9a-f]{16}))?/;

export const newSegmentId = (): string => randomBytes(8).toString('hex');

export const newTraceId = (nowMs: number): string => {
  const seconds = Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return `1-${seconds}-${randomBytes(12).toString('hex')}`;
};

export const placeOfHeader = (header: string | undefined): Place | undefined => {
  const [, traceId, id] = HEADER.exec(header ?? '') ?? [];
  return traceId === undefined || id === undefined ? undefined : { traceId, id };
};

/** How a header ends that says: do not record. */
export const UNSAMPLED = ';Sampled=0';

export const headerOf = ({ traceId, id }: Place): string => `Root=${traceId};Parent=${id};Sampled=1`;
