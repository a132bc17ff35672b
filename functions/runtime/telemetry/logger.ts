// The structured log: one line per outcome, with ids and codes and nothing personal.
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { WriteLine } from './log-fields.ts';

const powertools = new Logger();

/** What the handlers see of the logger: whatever could log an object as it is stays in this file. */
interface Log extends Readonly<Record<'info' | 'warn' | 'error' | 'critical', WriteLine>> {
  appendKeys(keys: { readonly correlationId: string }): void;
}
export const logger: Log = powertools;

export const logging = () => injectLambdaContext(powertools, { logEvent: false, resetKeys: true });
