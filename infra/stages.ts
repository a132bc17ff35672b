// The stages, as data: all that may differ between one deployment and another.
import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Who signs the access tokens. */
export type IssuerConfig =
  /** A Cognito user pool of the stage's own, with a client for machines. */
  | { readonly kind: 'user-pool' }
  /** Any OpenID Connect issuer; `url` is the `iss` of its tokens, `audience` their `aud` or `client_id`. */
  | { readonly kind: 'external'; readonly url: string; readonly audience: readonly string[] };

export interface StageConfig {
  readonly name: string;
  /** DynamoDB and Cognito refuse to delete what holds data, CloudFormation the stack around it. */
  readonly deletionProtection: boolean;
  /** What becomes of data, keys and logs that leave their stack. */
  readonly removalPolicy: RemovalPolicy.DESTROY | RemovalPolicy.RETAIN;
  /** How far back a table can be restored, in days (1..35). */
  readonly recoveryDays: number;
  readonly logRetention: RetentionDays;
  /** Of the whole API: requests per second, and requests at once. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
  readonly issuer: IssuerConfig;
}

export const STAGES: readonly StageConfig[] = [
  {
    name: 'dev',
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    recoveryDays: 7,
    logRetention: RetentionDays.TWO_WEEKS,
    throttle: { rateLimit: 100, burstLimit: 200 },
    issuer: { kind: 'user-pool' },
  },
  {
    name: 'prod',
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    recoveryDays: 35,
    logRetention: RetentionDays.ONE_YEAR,
    throttle: { rateLimit: 1000, burstLimit: 2000 },
    issuer: { kind: 'user-pool' },
  },
];
