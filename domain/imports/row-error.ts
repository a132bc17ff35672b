// What is wrong with a row of an import: where, and by which code.
import * as z from 'zod';
import { ERRORS, type ErrorCode } from '../kernel/errors.ts';

export const RowError = z.object({
  pointer: z.string().meta({ description: 'JSON Pointer into the row; empty for the row itself.', examples: ['/email'] }),
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]).meta({ examples: ['EMAIL_TAKEN'] }),
});
export type RowError = Readonly<z.output<typeof RowError>>;
