// The bus on which the domain's events reach other systems.
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BUS_TARGET } from '../limits.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

/** What the publisher signs its events with. */
const SOURCE = 'rollcall.users';

export interface Reaction {
  /** Of the event, e.g. `UserSuspended` */
  readonly type: string;
  /** Of the event, e.g. `['data', 'until']`: only events that have a text there are handed over. */
  readonly field: readonly string[];
}

const withText = ([name, ...inner]: readonly string[]): Record<string, unknown> =>
  name === undefined ? {} : { [name]: inner.length === 0 ? [{ wildcard: '*' }] : withText(inner) };

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

  /** The rule lives in the stack of its function, so that the bus depends on nobody who listens. */
  addReaction(to: ServiceFunction, { type, field }: Reaction, deadLetters: DeadLetters): void {
    const rule = new Rule(to, `On${type}`, {
      eventBus: this.bus,
      description: `${type} with ${field.join('.')}`,
      eventPattern: { source: [SOURCE], detailType: [type], detail: withText(field) },
      // CDK's own target names permissions after the stage, and stages differ in nothing but their configuration.
      targets: [
        {
          bind: () => ({
            arn: to.lambda.functionArn,
            retryPolicy: {
              maximumRetryAttempts: BUS_TARGET.retryAttempts,
              maximumEventAgeInSeconds: BUS_TARGET.maxEventAge.toSeconds(),
            },
            deadLetterConfig: { arn: deadLetters.queue.queueArn },
          }),
        },
      ],
    });
    const principal = new ServicePrincipal('events.amazonaws.com');
    to.lambda.addPermission(`On${type}`, { principal, sourceArn: rule.ruleArn });
    deadLetters.takeFrom(principal, rule.ruleArn);
  }
}
