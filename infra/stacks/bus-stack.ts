// The bus, apart from the rest: other teams' rules hang on it, and outlive our functions.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DomainEventBus } from '../constructs/domain-event-bus.ts';
import { type StackContext, stackProps } from './context.ts';

export class BusStack extends Stack {
  readonly bus: DomainEventBus;

  constructor(scope: Construct, { stage }: StackContext) {
    super(scope, 'Bus', stackProps(stage, 'Bus', 'where domain events reach other systems'));
    this.bus = new DomainEventBus(this, 'DomainEvents');
    new CfnOutput(this, 'EventBusName', { value: this.bus.name, description: 'The bus to hang rules on; the source is rollcall.users' });
  }
}
