// One deployment of the whole service. Its stages differ by their configuration and by nothing else.
import { Stage, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Messages } from '../entries.ts';
import { ApiStack } from './api-stack.ts';
import { BusStack } from './bus-stack.ts';
import { CommandStack } from './command-stack.ts';
import { ConsumerStack } from './consumer-stack.ts';
import type { StackContext } from './context.ts';
import { DataStack } from './data-stack.ts';
import { MonitoringStack } from './monitoring-stack.ts';
import { QueryStack } from './query-stack.ts';
import { ScheduleStack } from './schedule-stack.ts';
import { SagaStack } from './saga-stack.ts';

export class RollcallStage extends Stage {
  constructor(scope: Construct, context: StackContext, messages: Messages) {
    super(scope, context.stage.name);
    const { stores, parked } = new DataStack(this, context);
    const { bus } = new BusStack(this, context);
    const { front } = new ApiStack(this, context, messages);
    const { machines } = new SagaStack(this, context, stores, bus);
    new CommandStack(this, context, messages.commands, { stores, front, machines });
    new QueryStack(this, context, messages.queries, stores, front);
    new ConsumerStack(this, context, { ...stores, parked, bus });
    new ScheduleStack(this, context, { ...stores, bus, machines });
    new MonitoringStack(this, context, messages);
    Tags.of(this).add('service', 'rollcall');
    Tags.of(this).add('stage', context.stage.name);
  }
}
