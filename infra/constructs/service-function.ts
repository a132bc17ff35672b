// A Lambda function of this service: its own role with only what it is granted, its own log group, tracing, and no more environment than it needs.
import { type Duration, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function, type IFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionLimits } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import { METRICS_NAMESPACE, serviceName } from './telemetry.ts';

const TELEMETRY = {
  POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
  POWERTOOLS_LOG_LEVEL: 'INFO',
  // Events, answers and errors can hold personal data, so none of them is captured as it is.
  POWERTOOLS_LOGGER_LOG_EVENT: 'false',
  POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
  POWERTOOLS_TRACER_CAPTURE_ERROR: 'false',
};

/** `{'ForAllValues:StringLike': {'dynamodb:LeadingKeys': ['claim#*']}}` */
type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface ServiceFunctionProps {
  readonly description: string;
  readonly code: Code;
  readonly limits: FunctionLimits;
  readonly stage: StageConfig;
}

export class ServiceFunction extends Construct {
  readonly lambda: IFunction;
  readonly timeout: Duration;
  readonly logGroupName: string;
  private readonly settings: Function;

  constructor(scope: Construct, id: string, { description, code, limits, stage }: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { retention: stage.logRetention, removalPolicy: stage.removalPolicy });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.settings = new Function(this, 'Function', {
      description,
      code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: limits.timeout,
      memorySize: limits.memoryMb,
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
      environment: { STAGE: stage.name, POWERTOOLS_SERVICE_NAME: serviceName(stage), ...TELEMETRY },
    });
    this.lambda = this.settings;
    this.timeout = limits.timeout;
    this.logGroupName = logGroup.logGroupName;
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resources to name: its write actions are granted on * or not at all.',
    });
  }

  allow(actions: readonly string[], resources: readonly string[], conditions?: Conditions): void {
    const statement = { effect: Effect.ALLOW, actions: [...actions], resources: [...resources], ...(conditions && { conditions }) };
    this.settings.addToRolePolicy(new PolicyStatement(statement));
  }

  tell(variable: string, value: string): void {
    this.settings.addEnvironment(variable, value);
  }
}
