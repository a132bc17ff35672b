// A state machine per saga, a function per step, and one that parks what cannot go on.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  CONSUMERS,
  SAGAS,
  type SagaDefinition,
  STEP_FUNCTIONS,
  type StepFunction,
  stepFunctionName,
  withoutParticipants,
} from '../../domain/catalog.ts';
import type { Stores } from '../constructs/message-functions.ts';
import { SagaMachine } from '../constructs/saga-machine.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { STEP_GRANTS } from '../constructs/step-grants.ts';
import { OPERATION_FUNCTION, STEP_FUNCTION } from '../limits.ts';
import { type StackContext, stackProps } from './context.ts';

export class SagaStack extends Stack {
  /** By the name of the saga. */
  readonly machines: ReadonlyMap<string, SagaMachine>;
  private readonly context: StackContext;
  private readonly stores: Stores;

  constructor(scope: Construct, context: StackContext, stores: Stores) {
    super(scope, 'Sagas', stackProps(context.stage, 'Sagas', 'the processes that take longer than a request'));
    this.context = context;
    this.stores = stores;
    const park = this.addParking();
    this.machines = new Map(Object.values(SAGAS).map((saga) => [saga.name, this.addMachine(withoutParticipants(saga), park)]));
  }

  private addParking(): ServiceFunction {
    const { code, stage } = this.context;
    const description = CONSUMERS.ParkProcess.summary;
    const park = new ServiceFunction(this, 'ParkProcess', { description, code: code('ParkProcess'), stage, limits: OPERATION_FUNCTION });
    this.stores.processes.grantMove(park);
    return park;
  }

  private addMachine(saga: SagaDefinition, park: ServiceFunction): SagaMachine {
    const own = [...STEP_FUNCTIONS].filter(
      ([
        ,
        {
          saga: { name },
        },
      ]) => name === saga.name,
    );
    const steps = new Map(own.map(([name, step]) => [step.step.name, this.addStep(name, step)]));
    return new SagaMachine(this, stepFunctionName(saga.name, 'saga'), { saga, steps, park, stage: this.context.stage });
  }

  private addStep(name: string, { step }: StepFunction): ServiceFunction {
    const { code, stage } = this.context;
    const added = new ServiceFunction(this, name, { description: step.summary, code: code(name), stage, limits: STEP_FUNCTION });
    this.stores.processes.grantMove(added);
    for (const effect of step.effects) STEP_GRANTS[effect](this.stores, added, stage);
    return added;
  }
}
