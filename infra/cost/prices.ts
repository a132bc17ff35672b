// List prices, all in one place: AWS, region us-east-1, first tier, without the free tier, in USD. docs/cost.md is made from them.

/** When the prices were written down, from what AWS had published up to 2025; nothing fetches them. A price that changes is changed here, with this date. */
export const PRICES_AS_OF = '2026-11-25';
export const PRICES_REGION = 'us-east-1';

export interface Price {
  /** USD for one `per` */
  readonly usd: number;
  /** What is counted, e.g. `million requests` */
  readonly per: string;
  /** How many single units one `per` is. */
  readonly units: number;
  /** Where the figure stands, in words. */
  readonly source: string;
}

const MILLION = 1_000_000;

const price = (usd: number, per: string, units: number, source: string): Price => ({ usd, per, units, source });

export const PRICES = {
  lambdaRequest: price(0.2, 'million requests', MILLION, 'AWS Lambda pricing, requests'),
  lambdaArmGbSecond: price(0.0000133334, 'GB-second', 1, 'AWS Lambda pricing, duration, Arm, first tier'),
  httpApiRequest: price(1, 'million requests', MILLION, 'Amazon API Gateway pricing, HTTP APIs, first 300 million, 512 KB each'),
  dynamoDbReadUnit: price(
    0.125,
    'million read request units',
    MILLION,
    'Amazon DynamoDB pricing, on-demand, Standard class, since November 2024',
  ),
  dynamoDbWriteUnit: price(
    0.625,
    'million write request units',
    MILLION,
    'Amazon DynamoDB pricing, on-demand, Standard class, since November 2024',
  ),
  dynamoDbStreamRead: price(
    0,
    'million reads',
    MILLION,
    'Amazon DynamoDB pricing, Streams: what Lambda reads for its triggers is free of charge',
  ),
  eventBridgeEvent: price(
    1,
    'million events',
    MILLION,
    'Amazon EventBridge pricing, custom events, 64 KB each; delivery to Lambda in the account is free',
  ),
  schedulerInvocation: price(1, 'million invocations', MILLION, 'Amazon EventBridge pricing, Scheduler'),
  kmsRequest: price(0.03, '10,000 requests', 10_000, 'AWS KMS pricing, symmetric keys'),
  stepFunctionsTransition: price(0.025, '1,000 state transitions', 1_000, 'AWS Step Functions pricing, Standard workflows'),
  logGb: price(0.5, 'GB taken in', 1, 'Amazon CloudWatch pricing, logs, Standard class'),
  kmsKeyMonth: price(1, 'key and month', 1, 'AWS KMS pricing, keys'),
  secretMonth: price(0.4, 'secret and month', 1, 'AWS Secrets Manager pricing'),
  metricMonth: price(0.3, 'metric and month', 1, 'Amazon CloudWatch pricing, custom metrics, first 10,000'),
  alarmMonth: price(0.1, 'metric of an alarm and month', 1, 'Amazon CloudWatch pricing, standard-resolution alarms'),
  compositeAlarmMonth: price(0.5, 'composite alarm and month', 1, 'Amazon CloudWatch pricing, composite alarms'),
  dashboardMonth: price(3, 'dashboard and month', 1, 'Amazon CloudWatch pricing, dashboards'),
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof PRICES;

/** USD of so many single units. */
export const usdOf = (what: Priced, count: number): number => (count * PRICES[what].usd) / PRICES[what].units;
