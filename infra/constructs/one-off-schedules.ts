// One-off schedules: a group that holds them, and the role with which the service calls the functions they are for.
import { Aws, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

const SERVICE = 'scheduler.amazonaws.com';

export class OneOffSchedules extends Construct {
  private readonly group: CfnScheduleGroup;
  private readonly role: Role;
  private readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, stage: StageConfig, deadLetters: DeadLetters) {
    super(scope, id);
    this.deadLetters = deadLetters;
    this.group = new CfnScheduleGroup(this, 'Group');
    // With the group go the schedules in it.
    this.group.applyRemovalPolicy(stage.removalPolicy);
    const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.attrArn } };
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal(SERVICE, { conditions }) });
    this.allow('sqs:SendMessage', deadLetters.queue.queueArn);
  }

  /** @param variable in which those that arm schedules find the function's ARN */
  addTarget(target: ServiceFunction, variable: string, armedBy: ServiceFunction): void {
    this.allow('lambda:InvokeFunction', target.lambda.functionArn);
    armedBy.tell(variable, target.lambda.functionArn);
  }

  /** Also tells the function the group, the role and the dead letters. */
  grantArm(to: ServiceFunction): void {
    const schedules = `arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:schedule/${this.group.ref}/*`;
    to.allow(['scheduler:CreateSchedule'], [schedules]);
    Validations.of(to).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<${Stack.of(this).getLogicalId(this.group)}>/*]`,
      reason: 'Schedules are named after events, so their names are not known beforehand; the group is ours alone.',
    });
    to.allow(['iam:PassRole'], [this.role.roleArn], { StringEquals: { 'iam:PassedToService': [SERVICE] } });
    to.tell('SCHEDULE_GROUP', this.group.ref);
    to.tell('SCHEDULE_ROLE_ARN', this.role.roleArn);
    to.tell('SCHEDULE_DEAD_LETTERS_ARN', this.deadLetters.queue.queueArn);
  }

  private allow(action: string, resource: string): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  }
}
