// A state machine per saga, a function per step, and one that parks what cannot go on.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  ANSWERS,
  type ConsumerName,
  SAGAS,
  type SagaDefinition,
  STEP_FUNCTIONS,
  type StepFunction,
  stepFunctionName,
} from '../../domain/catalog.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import type { DomainEventBus } from '../constructs/domain-event-bus.ts';
import type { Stores } from '../constructs/message-functions.ts';
import { SagaMachine } from '../constructs/saga-machine.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { STEP_GRANTS } from '../constructs/step-grants.ts';
import { type FunctionLimits, OPERATION_FUNCTION, REACTION_FUNCTION, STEP_FUNCTION } from '../limits.ts';
import { consumerParts, type StackContext, stackProps } from './context.ts';

export class SagaStack extends Stack {
  /** By the name of the saga. */
  readonly machines: ReadonlyMap<string, SagaMachine>;
  private readonly context: StackContext;
  private readonly stores: Stores;

  constructor(scope: Construct, context: StackContext, stores: Stores, bus: DomainEventBus) {
    super(scope, 'Sagas', stackProps(context.stage, 'Sagas', 'the processes that take longer than a request'));
    this.context = context;
    this.stores = stores;
    const park = this.addOperation('ParkProcess', OPERATION_FUNCTION);
    const participant = this.addOperation('AskParticipant', STEP_FUNCTION);
    stores.participants.grantUse(participant);
    const machines = new Map<string, SagaMachine>();
    this.machines = machines;
    for (const saga of Object.values(SAGAS)) machines.set(saga.name, this.addMachine(saga, park, participant));
    this.addTelling(bus);
  }

  /** What answers a wait is an event: the bus keeps it until its process was told. */
  private addTelling(bus: DomainEventBus): void {
    const telling = new ServiceFunction(this, 'TellProcess', { ...consumerParts(this.context, 'TellProcess'), limits: REACTION_FUNCTION });
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    deadLetters.takeFailuresOf(telling);
    this.stores.processes.grantFind(telling);
    for (const machine of this.machines.values()) {
      if (!machine.saga.steps.some(({ wait }) => wait?.for === 'token')) continue;
      machine.grantAnswer(telling);
      machine.grantClose(telling);
    }
    for (const [type, { field }] of Object.entries(ANSWERS)) bus.addReaction(telling, { type, field }, deadLetters);
    new CfnOutput(this, 'DeadLettersUrl', {
      value: deadLetters.queue.queueUrl,
      description: 'The queue of events whose process could not be told',
    });
  }

  /** For every saga */
  private addOperation(name: ConsumerName, limits: FunctionLimits): ServiceFunction {
    const operation = new ServiceFunction(this, name, { ...consumerParts(this.context, name), limits });
    this.stores.processes.grantMove(operation);
    return operation;
  }

  private addMachine(saga: SagaDefinition, park: ServiceFunction, participant: ServiceFunction): SagaMachine {
    const own = [...STEP_FUNCTIONS].filter(
      ([
        ,
        {
          saga: { name },
        },
      ]) => name === saga.name,
    );
    const steps = new Map(own.map(([name, step]) => [step.step.name, this.addStep(name, step)]));
    return new SagaMachine(this, stepFunctionName(saga.name, 'saga'), { saga, steps, park, participant, stage: this.context.stage });
  }

  private addStep(name: string, { step }: StepFunction): ServiceFunction {
    const { code, stage } = this.context;
    const added = new ServiceFunction(this, name, { description: step.summary, code: code(name), stage, limits: STEP_FUNCTION });
    this.stores.processes.grantMove(added);
    for (const effect of step.effects) STEP_GRANTS[effect](this.stores, added, stage, this.machines);
    return added;
  }
}
