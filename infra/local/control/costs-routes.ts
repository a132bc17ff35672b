// `/_local/units` and `/_local/costs`: what functions used of DynamoDB so far, and what that and whole requests cost at list prices.
import { usdOf } from '../../cost/prices.ts';
import type { UnitsRow } from '../gateway/meter.ts';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';

const MILLION = 1_000_000;

const usdPerMillion = ({ requests, readUnits, writeUnits }: UnitsRow): number =>
  ((usdOf('dynamoDbReadUnit', readUnits) + usdOf('dynamoDbWriteUnit', writeUnits)) / requests) * MILLION;

/** Each with the USD that a million such requests to DynamoDB cost */
export const answerUnits = (items: readonly UnitsRow[]): HttpAnswer =>
  jsonAnswer(200, { items: items.map((item) => ({ ...item, usdPerMillion: usdPerMillion(item) })) });

/** Loaded when it is asked for: the limits of the functions come with the CDK, which the stack can start without. */
export const answerCosts = async (): Promise<HttpAnswer> => jsonAnswer(200, (await import('../../cost/costs.ts')).COSTS);
