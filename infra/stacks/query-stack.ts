// One function and one route per query.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { HttpFront } from '../constructs/http-front.ts';
import { QueryFunction, type Stores } from '../constructs/message-functions.ts';
import type { Messages } from '../entries.ts';
import { type StackContext, stackProps } from './context.ts';

export class QueryStack extends Stack {
  constructor(scope: Construct, { stage, code }: StackContext, queries: Messages['queries'], stores: Stores, front: HttpFront) {
    super(scope, 'Queries', stackProps(stage, 'Queries', 'a function per query'));
    for (const [name, definition] of Object.entries(queries)) {
      front.addRoute(new QueryFunction(this, name, { definition, stores, code: code(name), stage }), definition);
    }
  }
}
