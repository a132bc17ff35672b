// X-Ray's trace header: `Root=1-<8 hex>-<24 hex>;Parent=<16 hex>;Sampled=1`.
import { randomBytes } from 'node:crypto';

const ROOT = /(?:^|;)\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})/;
const SAMPLED = /(?:^|;)\s*Sampled=([01])/;

/** Keeps the caller's trace and its sampling decision, or starts a sampled one; the parent is always this API. */
export const traceHeader = (incoming: string | undefined, now: Date): string => {
  const time = Math.floor(now.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  const root = ROOT.exec(incoming ?? '')?.[1] ?? `1-${time}-${randomBytes(12).toString('hex')}`;
  return `Root=${root};Parent=${randomBytes(8).toString('hex')};Sampled=${SAMPLED.exec(incoming ?? '')?.[1] ?? '1'}`;
};
