// One function and one route per command.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { HttpFront } from '../constructs/http-front.ts';
import { CommandFunction, type Stores } from '../constructs/message-functions.ts';
import type { Messages } from '../entries.ts';
import { type StackContext, stackProps } from './context.ts';

export class CommandStack extends Stack {
  constructor(scope: Construct, { stage, code }: StackContext, commands: Messages['commands'], stores: Stores, front: HttpFront) {
    super(scope, 'Commands', stackProps(stage, 'Commands', 'a function per command'));
    for (const [name, definition] of Object.entries(commands)) {
      front.addRoute(new CommandFunction(this, name, { definition, stores, code: code(name), stage }), definition);
    }
  }
}
