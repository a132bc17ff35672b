// A time given by a caller: any ISO 8601 date-time with a zone, kept as UTC with milliseconds.
import * as z from 'zod';
import { type Instant, instant } from '../../kernel/instant.ts';

const toUtc = (text: string): string => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : instant(at);
};

export const Timestamp = z.iso
  .datetime({ offset: true, message: 'must be an ISO 8601 date-time with a zone' })
  .overwrite(toUtc)
  .meta({ examples: ['2026-03-01T12:00:00.000Z'] }) as unknown as z.ZodType<Instant, string>;
