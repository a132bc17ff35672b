// The structured log: one line per outcome, with ids and codes and nothing personal.
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';

export const logger = new Logger();

export const logging = () => injectLambdaContext(logger, { logEvent: false, resetKeys: true });
