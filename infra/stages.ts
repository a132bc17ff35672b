// The stages, as data: all that may differ between one deployment and another.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Who signs the access tokens. */
export type IssuerConfig =
  /** A Cognito user pool of the stage's own, with a client for machines. */
  | { readonly kind: 'user-pool' }
  /** Any OpenID Connect issuer; `url` is the `iss` of its tokens, `audience` their `aud` or `client_id`. */
  | { readonly kind: 'external'; readonly url: string; readonly audience: readonly string[] };

/** An outside system that keeps data of users (docs/participants.md). Its secret is made at deployment and named nowhere. */
export interface ParticipantConfig {
  /** `[a-z][a-z0-9-]*`, unique in the stage */
  readonly name: string;
  /** Where it is called; https, without credentials */
  readonly url: string;
  /** `loopback`: on the machine of the stage, and without TLS if it likes. Anything else must be outside of every inner network. */
  readonly network: 'public' | 'loopback';
  readonly actions: readonly ('provision' | 'update' | 'deprovision' | 'erase')[];
  /** Of one attempt; at most 10 seconds */
  readonly timeout: Duration;
  /** Calls at once, from one execution environment of a function */
  readonly concurrency: number;
}

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
  readonly participants: readonly ParticipantConfig[];
  /** `sender`: an address whose domain SES has verified. `links`: where the links in mails lead, without a slash at the end. */
  readonly mail: { readonly sender: string; readonly links: string };
}

const DEV: StageConfig = {
  name: 'dev',
  deletionProtection: false,
  removalPolicy: RemovalPolicy.DESTROY,
  recoveryDays: 7,
  logRetention: RetentionDays.TWO_WEEKS,
  throttle: { rateLimit: 100, burstLimit: 200 },
  issuer: { kind: 'user-pool' },
  participants: [],
  mail: { sender: 'directory@dev.example.com', links: 'https://accounts.dev.example.com' },
};

/** What `npm start` runs on one machine: as `dev`, with a participant of its own and room for tests of load. It is never deployed. */
export const LOCAL_STAGE: StageConfig = {
  ...DEV,
  name: 'local',
  throttle: { rateLimit: 1000, burstLimit: 2000 },
  mail: { sender: 'directory@local.example.com', links: 'https://accounts.local.example.com' },
  participants: [
    {
      name: 'sample',
      // The local stack puts its participant's address for this name.
      url: 'http://participants.localhost/sample',
      network: 'loopback',
      actions: ['provision', 'update', 'deprovision', 'erase'],
      timeout: Duration.seconds(2),
      concurrency: 20,
    },
  ],
};

export const STAGES: readonly StageConfig[] = [
  DEV,
  {
    name: 'prod',
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    recoveryDays: 35,
    logRetention: RetentionDays.ONE_YEAR,
    throttle: { rateLimit: 1000, burstLimit: 2000 },
    issuer: { kind: 'user-pool' },
    participants: [],
    mail: { sender: 'directory@prod.example.com', links: 'https://accounts.prod.example.com' },
  },
];
