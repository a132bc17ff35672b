// The bus on which the domain's events reach other systems.
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export class DomainEventBus extends Construct {
  private readonly bus: EventBus;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { description: 'Thin events of the user directory, without personal data' });
  }

  get name(): string {
    return this.bus.eventBusName;
  }

  /** Also tells the function the bus's name. */
  grantPublish(to: ServiceFunction): void {
    to.allow(['events:PutEvents'], [this.bus.eventBusArn]);
    to.tell('EVENT_BUS_NAME', this.bus.eventBusName);
  }
}
