// The outside systems that keep data of users, and the secrets that they and this service sign with.
import { Stack, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { PARTICIPANT_SECRET_LENGTH } from '../limits.ts';
import type { ParticipantConfig, StageConfig } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

const NO_ROTATION = 'A new secret has to be known to the participant first, so people add it beside the old one (docs/participants.md).';

export class Participants extends Construct {
  private readonly known: readonly { readonly config: ParticipantConfig; readonly secret: Secret }[];

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.known = stage.participants.map((config) => ({ config, secret: this.secretOf(config, stage) }));
  }

  /** To call them, and to know who calls back. */
  grantUse(to: ServiceFunction): void {
    const told = this.known.map(({ config: { timeout, ...config }, secret }) => ({
      ...config,
      timeoutMs: timeout.toMilliseconds(),
      secretArn: secret.secretArn,
    }));
    to.tell('PARTICIPANTS', Stack.of(this).toJsonString(told));
    if (this.known.length > 0)
      to.allow(
        ['secretsmanager:GetSecretValue'],
        this.known.map(({ secret }) => secret.secretArn),
      );
  }

  private secretOf({ name }: ParticipantConfig, stage: StageConfig): Secret {
    const secret = new Secret(this, name, {
      description: `Signs calls to and from the participant ${name}; every value of the object is valid`,
      removalPolicy: stage.removalPolicy,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        // Letters and digits alone, in a length that is a multiple of four, are base64.
        excludePunctuation: true,
        passwordLength: PARTICIPANT_SECRET_LENGTH,
      },
    });
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: NO_ROTATION });
    return secret;
  }
}
