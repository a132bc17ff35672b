// One function and one route per command.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { HttpFront } from '../constructs/http-front.ts';
import { CommandFunction, type Stores } from '../constructs/message-functions.ts';
import type { SagaMachine } from '../constructs/saga-machine.ts';
import type { Messages } from '../entries.ts';
import { type StackContext, stackProps } from './context.ts';

/** What commands reach. */
export interface CommandParts {
  readonly stores: Stores;
  readonly front: HttpFront;
  /** By the name of the saga. */
  readonly machines: ReadonlyMap<string, SagaMachine>;
}

export class CommandStack extends Stack {
  constructor(scope: Construct, { stage, code }: StackContext, commands: Messages['commands'], { stores, front, machines }: CommandParts) {
    super(scope, 'Commands', stackProps(stage, 'Commands', 'a function per command'));
    for (const [name, definition] of Object.entries(commands)) {
      const own = [...machines.values()].filter(({ saga }) => definition.saga === undefined || definition.saga === saga.name);
      front.addRoute(new CommandFunction(this, name, { definition, stores, machines: own, code: code(name), stage }), definition);
    }
  }
}
