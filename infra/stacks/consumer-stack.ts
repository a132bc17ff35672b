// What follows the log: the projector, the publisher, and what takes care of the commits they could not apply.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ConsumerName } from '../../domain/catalog.ts';
import type { DomainEventBus } from '../constructs/domain-event-bus.ts';
import { FailureQueue } from '../constructs/failure-queue.ts';
import { LogReader } from '../constructs/log-reader.ts';
import type { Stores } from '../constructs/message-functions.ts';
import type { ParkedTable } from '../constructs/parked-table.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { OPERATION_FUNCTION, REBUILD_FUNCTION } from '../limits.ts';
import { consumerParts, type StackContext, stackProps } from './context.ts';

export interface ConsumerStores extends Stores {
  readonly parked: ParkedTable;
  readonly bus: DomainEventBus;
}

export class ConsumerStack extends Stack {
  private readonly context: StackContext;
  private readonly stores: ConsumerStores;

  constructor(scope: Construct, context: StackContext, stores: ConsumerStores) {
    super(scope, 'Consumers', stackProps(context.stage, 'Consumers', 'what follows the log'));
    this.context = context;
    this.stores = stores;
    const failures = new FailureQueue(this, 'Failures');
    this.addDirectoryProjector(failures);
    this.addPublisher(failures);
    this.addParkFailed(failures);
    const redrive = this.addRedrive();
    new CfnOutput(this, 'RedriveFunctionName', { value: redrive.lambda.functionName, description: 'Invoke it to apply what was parked' });
    const rebuild = this.addRebuild();
    new CfnOutput(this, 'RebuildFunctionName', {
      value: rebuild.lambda.functionName,
      description: 'Run it with `just rebuild --function`',
    });
    new CfnOutput(this, 'DeadLettersUrl', {
      value: failures.deadLettersUrl,
      description: 'The queue of failures that could not be parked',
    });
  }

  private addDirectoryProjector(failures: FailureQueue): void {
    const projector = this.logReader('DirectoryProjector', failures);
    this.grantProjection(projector);
    this.stores.log.grantReplay(projector);
  }

  private addPublisher(failures: FailureQueue): void {
    this.stores.bus.grantPublish(this.logReader('Publisher', failures));
  }

  private addParkFailed(failures: FailureQueue): void {
    const parkFailed = this.operation('ParkFailed');
    failures.feed(parkFailed);
    this.stores.log.grantFetch(parkFailed);
    this.stores.parked.grantPark(parkFailed);
  }

  /** It does what the consumers would have done. */
  private addRedrive(): ServiceFunction {
    const redrive = this.operation('Redrive');
    this.stores.parked.grantRedrive(redrive);
    this.stores.log.grantRead(redrive);
    this.grantProjection(redrive);
    this.stores.bus.grantPublish(redrive);
    return redrive;
  }

  /** It projects, and reads what it projects from end to end. */
  private addRebuild(): ServiceFunction {
    const { log, directory, search, statistics, feed } = this.stores;
    const rebuild = this.operation('Rebuild', REBUILD_FUNCTION);
    log.grantScan(rebuild);
    this.grantProjection(rebuild);
    for (const readModel of [directory, search, statistics]) readModel.grantRebuild(rebuild);
    feed.grantRead(rebuild);
    return rebuild;
  }

  private grantProjection(to: ServiceFunction): void {
    const { directory, search, statistics, feed } = this.stores;
    for (const readModel of [directory, search, statistics, feed]) readModel.grantProject(to);
    this.stores.keys.grantUse(to);
  }

  private logReader(name: ConsumerName, failures: FailureQueue): LogReader {
    const reader = new LogReader(this, name, { ...consumerParts(this.context, name), log: this.stores.log, failures });
    this.stores.parked.grantPark(reader);
    return reader;
  }

  private operation(name: ConsumerName, limits = OPERATION_FUNCTION): ServiceFunction {
    return new ServiceFunction(this, name, { ...consumerParts(this.context, name), limits });
  }
}
