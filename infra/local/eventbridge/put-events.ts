// Checks the entries of PutEvents. Source: PutEvents in the Amazon EventBridge API reference.
import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../model.ts';
import type { BusModel } from '../model.ts';
import { ServiceError } from '../ports.ts';
import { isObject } from './operators.ts';
import type { BusEvent } from './journal.ts';

const MAX_ENTRIES = 10;
const MAX_BYTES = 256 * 1024;

export interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Seconds since 1970 */
  readonly Time?: number;
}

export interface FailedEntry {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** The size as the service counts it: 14 bytes for the time, UTF-8 for the rest. */
const sizeOf = (entry: Entry): number =>
  [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])].reduce(
    (sum, text) => sum + Buffer.byteLength(text ?? ''),
    entry.Time === undefined ? 0 : 14,
  );

const parsed = (detail: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(detail);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** @throws ServiceError ValidationException when the request as a whole is refused */
export const entriesOf = (body: Record<string, unknown>): readonly Entry[] => {
  const entries = body.Entries;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MAX_ENTRIES) {
    const message = `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MAX_ENTRIES}`;
    throw new ServiceError('ValidationException', message);
  }
  if (entries.reduce((sum: number, entry: Entry) => sum + sizeOf(entry), 0) > MAX_BYTES) {
    throw new ServiceError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  return entries as Entry[];
};

/** One entry as an event on its bus, or why it is refused. The service itself drops an entry for an unknown bus in silence; here that shows. */
export const eventOf = (entry: Entry, buses: readonly BusModel[], now: Date): { bus: string; event: BusEvent } | FailedEntry => {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if ((entry[name] ?? '') === '') {
      return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.` };
    }
  }
  const wanted = entry.EventBusName ?? 'default';
  const bus = buses.find(({ name, arn }) => name === wanted || arn === wanted)?.name;
  if (bus === undefined) return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${wanted} does not exist.` };
  const detail = parsed(entry.Detail ?? '');
  if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const time = entry.Time === undefined ? now : new Date(entry.Time * 1000);
  const event: BusEvent = {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.DetailType ?? '',
    source: entry.Source ?? '',
    account: LOCAL_ACCOUNT,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: LOCAL_REGION,
    resources: [...(entry.Resources ?? [])],
    detail,
  };
  return { bus, event };
};
