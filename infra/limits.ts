// Every number of the deployment, with its unit. What differs between stages is in stages.ts instead.
import { Duration } from 'aws-cdk-lib';

/** How much of Lambda a kind of function gets. CPU grows with memory: 1,769 MB is one vCPU. */
export interface FunctionLimits {
  readonly timeout: Duration;
  readonly memoryMb: number;
}

/** The longest that an HTTP API waits for a function (API Gateway's quota is 30, CDK's 29). */
export const HTTP_INTEGRATION_TIMEOUT = Duration.seconds(29);

export const COMMAND_FUNCTION: FunctionLimits = { timeout: Duration.seconds(10), memoryMb: 1024 };
export const QUERY_FUNCTION: FunctionLimits = { timeout: Duration.seconds(10), memoryMb: 1024 };
export const CONSUMER_FUNCTION: FunctionLimits = { timeout: Duration.seconds(30), memoryMb: 1024 };
export const OPERATION_FUNCTION: FunctionLimits = { timeout: Duration.seconds(60), memoryMb: 512 };
export const REBUILD_FUNCTION: FunctionLimits = { timeout: Duration.seconds(120), memoryMb: 1024 };
export const REACTION_FUNCTION: FunctionLimits = { timeout: Duration.seconds(10), memoryMb: 512 };
export const SCHEDULED_FUNCTION: FunctionLimits = { timeout: Duration.seconds(30), memoryMb: 512 };
export const STEP_FUNCTION: FunctionLimits = { timeout: Duration.seconds(25), memoryMb: 1024 };
export const NOT_FOUND_FUNCTION: FunctionLimits = { timeout: Duration.seconds(3), memoryMb: 256 };

/** How a reader follows the log. */
export const LOG_READER = {
  /** commits */
  batchSize: 100,
  /** Batches of one shard in work at once; commits of one stream stay in order, as Lambda splits by partition key. */
  parallelizationFactor: 4,
  /** attempts after the first */
  retryAttempts: 10,
  /** DynamoDB keeps stream records for 24 h: what is given up at this age can still be fetched and parked. */
  maxRecordAge: Duration.hours(12),
} as const;

/** Batches that a reader gave up, on their way to the parked records. */
export const FAILURE_QUEUE = {
  /** messages; each names a batch of up to `LOG_READER.batchSize` commits that is fetched again */
  batchSize: 1,
  /** AWS advises at least six times the timeout of the function that reads the queue. */
  visibilityTimeout: Duration.minutes(6),
  /** deliveries, before a message goes to the dead letters */
  maxReceiveCount: 5,
} as const;

/** How long the bus tries to hand an event to a function of ours: EventBridge's most. */
export const BUS_TARGET = { retryAttempts: 185, maxEventAge: Duration.hours(24) } as const;

/** SQS's longest */
export const DEAD_LETTER_RETENTION = Duration.days(14);
/** How a saga repeats a step that may succeed later. */
export const STEP_RETRY = {
  /** before the second attempt */
  interval: Duration.seconds(2),
  backoffRate: 2,
  longestInterval: Duration.minutes(1),
  /** attempts after the first: some four minutes altogether */
  retryAttempts: 7,
} as const;

/** Where nobody was asked yet: a breaker stands open for half a minute, a crowd passes. It does not use up the attempts above. */
export const NOT_BEGUN_RETRY = {
  interval: Duration.seconds(5),
  backoffRate: 2,
  longestInterval: Duration.minutes(1),
  /** up to seven minutes altogether */
  retryAttempts: 10,
} as const;

/** seconds, for one call of a participant and all that its function does around it */
export const ASK_SECONDS = 60;

/** What an execution gets beyond its longest waits, for its steps, their repetitions and a redrive (which AWS allows for 14 days). */
export const MACHINE_SLACK = Duration.days(15);

/** Access tokens of the stage's own user pool. */
export const ACCESS_TOKEN_VALIDITY = Duration.hours(1);

/** characters; nobody signs in to the user pool with a password, this is its floor should that change */
export const MIN_PASSWORD_LENGTH = 16;

/** characters of base64: 33 bytes, of the 24 to 64 that Standard Webhooks allows */
export const PARTICIPANT_SECRET_LENGTH = 44;

/** How long KMS keeps a key whose stack is gone, before it and all it sealed are lost. */
export const KEY_DELETION_WINDOW = Duration.days(30);

/** How often KMS changes the key's material; data sealed before stays readable. */
export const KEY_ROTATION_PERIOD = Duration.days(365);
