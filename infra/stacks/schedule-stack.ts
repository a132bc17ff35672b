// What happens at a time: events of the bus arm one-off schedules, and those call the functions that see whether it is still due.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { APPOINTMENTS, type ConsumerName, type SagaName } from '../../domain/catalog.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import type { DomainEventBus } from '../constructs/domain-event-bus.ts';
import type { Stores } from '../constructs/message-functions.ts';
import { OneOffSchedules } from '../constructs/one-off-schedules.ts';
import type { SagaMachine } from '../constructs/saga-machine.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { REACTION_FUNCTION, SCHEDULED_FUNCTION } from '../limits.ts';
import { consumerParts, type StackContext, stackProps } from './context.ts';

/** What a user goes through whose grace has passed. */
const PURGE_SAGA: SagaName = 'erasure';

export interface ScheduleStores extends Stores {
  readonly bus: DomainEventBus;
  /** By the name of the saga. */
  readonly machines: ReadonlyMap<string, SagaMachine>;
}

export class ScheduleStack extends Stack {
  private readonly context: StackContext;

  constructor(scope: Construct, context: StackContext, { log, keys, processes, bus, machines }: ScheduleStores) {
    super(scope, 'Schedules', stackProps(context.stage, 'Schedules', 'what happens at a time'));
    this.context = context;
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const schedules = new OneOffSchedules(this, 'OneOff', context.stage, deadLetters);

    const arming = this.addFunction('ArmSchedule', REACTION_FUNCTION, deadLetters);
    schedules.grantArm(arming);
    for (const [type, { field }] of Object.entries(APPOINTMENTS)) bus.addReaction(arming, { type, field: ['data', field] }, deadLetters);

    const reactivate = this.addFunction('ReactivateWhenDue', SCHEDULED_FUNCTION, deadLetters);
    schedules.addTarget(reactivate, 'REACTIVATE_WHEN_DUE_ARN', arming);
    log.grantCount(reactivate);
    log.grantAppend(reactivate);

    const purge = this.addFunction('PurgeWhenDue', SCHEDULED_FUNCTION, deadLetters);
    schedules.addTarget(purge, 'PURGE_WHEN_DUE_ARN', arming);
    log.grantRead(purge);
    processes.grantMove(purge);
    machines.get(PURGE_SAGA)?.grantStart(purge);
    for (const scheduled of [reactivate, purge]) keys.grantUse(scheduled);

    new CfnOutput(this, 'DeadLettersUrl', {
      value: deadLetters.queue.queueUrl,
      description: 'The queue of schedules that could not be armed or run',
    });
  }

  private addFunction(name: ConsumerName, limits: typeof REACTION_FUNCTION, deadLetters: DeadLetters): ServiceFunction {
    const added = new ServiceFunction(this, name, { ...consumerParts(this.context, name), limits });
    deadLetters.takeFailuresOf(added);
    return added;
  }
}
