// The state machine of a saga: it may invoke the functions of its steps and nothing else, and keeps no data in its log.
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { among, type SagaDefinition } from '../../domain/catalog.ts';
import type { StageConfig } from '../stages.ts';
import { sagaStates } from './saga-states.ts';
import type { ServiceFunction } from './service-function.ts';

export interface SagaMachineProps {
  readonly saga: SagaDefinition;
  /** By the name of the step. */
  readonly steps: ReadonlyMap<string, ServiceFunction>;
  readonly park: ServiceFunction;
  /** Asks any participant. */
  readonly participant: ServiceFunction;
  readonly stage: StageConfig;
}

export class SagaMachine extends Construct {
  readonly saga: SagaDefinition;
  private readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { saga: whole, steps, park, participant, stage }: SagaMachineProps) {
    super(scope, id);
    const saga = among(whole, stage.participants);
    this.saga = saga;
    const stepArn = (name: string): string => {
      const step = steps.get(name);
      if (step === undefined) throw new Error(`${saga.name} has no function for its step ${name}`);
      return step.lambda.functionArn;
    };
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const asking = saga.steps.some(({ each }) => each !== undefined) ? [participant] : [];
    const resources = [...steps.values(), ...asking, park].map(({ lambda }) => lambda.functionArn);
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['lambda:InvokeFunction'], resources }));
    const functions = { step: stepArn, park: park.lambda.functionArn, participant: participant.lambda.functionArn };
    const states = sagaStates(saga, functions, stage.participants);
    this.machine = new StateMachine(this, 'Machine', {
      comment: saga.summary,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(states)),
      timeout: Duration.seconds(states.TimeoutSeconds),
      role,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Logs', { retention: stage.logRetention, removalPolicy: stage.removalPolicy }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray and the delivery of logs have no resources to name: their actions are granted on * or not at all.',
    });
  }

  /** Each grant also tells the function the machine's ARN. */
  grantStart(to: ServiceFunction): void {
    to.allow(['states:StartExecution'], [this.machine.stateMachineArn]);
    to.tell(this.variable, this.machine.stateMachineArn);
  }

  /** Answering what it waits for. */
  grantAnswer(to: ServiceFunction): void {
    to.allow(['states:SendTaskSuccess'], [this.machine.stateMachineArn]);
  }

  /** Ending a wait without the answer. */
  grantClose(to: ServiceFunction): void {
    to.allow(['states:SendTaskFailure'], [this.machine.stateMachineArn]);
  }

  private get variable(): string {
    return `${this.saga.name.replaceAll('-', '_').toUpperCase()}_MACHINE`;
  }
}
