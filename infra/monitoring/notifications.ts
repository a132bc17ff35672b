// Where alarms go: one topic per severity. Who subscribes to them is up to the account.
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SnsAlarmActionStrategy } from 'cdk-monitoring-constructs';
import { Construct } from 'constructs';
import { KEY_DELETION_WINDOW } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import type { Severity } from './limits.ts';

export class Notifications extends Construct {
  readonly topics: Readonly<Record<Severity, Topic>>;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    const masterKey = new Key(this, 'Key', {
      description: 'Encrypts notifications of alarms',
      enableKeyRotation: true,
      pendingWindow: KEY_DELETION_WINDOW,
      removalPolicy: stage.removalPolicy,
    });
    // Without it an alarm fires and nobody hears of it: CloudWatch may publish, but not encrypt.
    masterKey.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    this.topics = {
      page: new Topic(this, 'Page', { displayName: `Rollcall ${stage.name}: act now`, masterKey, enforceSSL: true }),
      ticket: new Topic(this, 'Ticket', { displayName: `Rollcall ${stage.name}: look at it`, masterKey, enforceSSL: true }),
    };
    for (const topic of Object.values(this.topics)) topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
  }

  /** Tells of the alarm, and of its end. */
  action(severity: Severity): SnsAlarmActionStrategy {
    const topic = this.topics[severity];
    return new SnsAlarmActionStrategy({ onAlarmTopic: topic, onOkTopic: topic });
  }
}
