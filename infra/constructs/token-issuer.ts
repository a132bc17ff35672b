// Who signs the access tokens: the stage's own Cognito user pool, or an issuer that is already there.
import { Aws, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ACCESS_TOKEN_VALIDITY, MIN_PASSWORD_LENGTH } from '../limits.ts';
import type { StageConfig } from '../stages.ts';

export interface TokenIssuer {
  /** `iss` of its tokens */
  readonly url: string;
  /** Their `aud` or `client_id` */
  readonly audience: readonly string[];
  /** What stands before the scopes of the catalogue in its tokens. */
  readonly scopePrefix: string;
}

const RESOURCE_SERVER = 'rollcall';

/** Issues tokens to machines (client credentials). People come with the tokens of an issuer that knows them. */
export class MachineUserPool extends Construct implements TokenIssuer {
  readonly url: string;
  readonly audience: readonly string[];
  readonly scopePrefix = `${RESOURCE_SERVER}/`;
  readonly poolId: string;
  readonly tokenUrl: string;

  /** @param scopes every scope of the catalogue, without prefix */
  constructor(scope: Construct, id: string, stage: StageConfig, scopes: readonly string[]) {
    super(scope, id);
    const pool = this.createPool(stage);
    const client = this.addMachineClient(pool, scopes);
    const domain = this.addDomain(pool, stage);
    this.url = pool.userPoolProviderUrl;
    this.audience = [client.userPoolClientId];
    this.poolId = pool.userPoolId;
    this.tokenUrl = `${domain.baseUrl()}/oauth2/token`;
  }

  private createPool(stage: StageConfig): UserPool {
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: MIN_PASSWORD_LENGTH,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'The Plus plan guards the sign-in of people. No person signs in here: the pool only issues client credentials tokens.',
    });
    return pool;
  }

  private addMachineClient(pool: UserPool, names: readonly string[]): UserPoolClient {
    const scopes = names.map((scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName }));
    const server = pool.addResourceServer('Directory', { identifier: RESOURCE_SERVER, scopes });
    return pool.addClient('Machine', {
      generateSecret: true,
      authFlows: {},
      oAuth: { flows: { clientCredentials: true }, scopes: scopes.map((scope) => OAuthScope.resourceServer(server, scope)) },
      accessTokenValidity: ACCESS_TOKEN_VALIDITY,
      enableTokenRevocation: true,
    });
  }

  /** Domain prefixes are shared by all accounts of a region; the account's number makes this one ours. */
  private addDomain(pool: UserPool, stage: StageConfig): UserPoolDomain {
    return pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `rollcall-${stage.name}-${Aws.ACCOUNT_ID}` } });
  }
}
