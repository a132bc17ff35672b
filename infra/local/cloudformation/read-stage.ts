// Reads what one synthesized stage deploys.
import { basename } from 'node:path';
import type { DeployedModel, Resource } from '../model.ts';
import { readAssembly, type Stack } from './assembly.ts';
import { readFunctions, readPermissions } from './functions.ts';
import { readMappings } from './mappings.ts';
import { readBuses, readQueues, readRules } from './messaging.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { readRoutes } from './routes.ts';
import { readStateMachines } from './state-machines.ts';
import { readTables } from './tables.ts';
import { TemplateError } from './template-error.ts';

export interface ReadOptions {
  /**
   * Scheme, host and port of queue URLs. The SDK sends a queue's calls to the host of its URL when the endpoint comes from the environment,
   * so a stack that runs sets its gateway's URL here. Default: AWS's.
   */
  readonly queueOrigin?: string;
}

const readResources = (stacks: readonly Stack[], resolver: Resolver): Resource[] =>
  stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([logicalId, { Condition }]) => resolver.holds(stack, logicalId, Condition))
      .map(([logicalId, { Type, Properties }]) => {
        const where = `${logicalId} (${Type})`;
        const { name, arn } = resolver.identity(stack, where, logicalId);
        const properties = resolver.resolve(stack, where, Properties) as Record<string, unknown>;
        return { stack: stack.name, logicalId, type: Type, name, arn, properties };
      }),
  );

/** Names of one type must not collide: two resources would become one, here and in the account. */
const checkUnique = (resources: readonly Resource[]): void => {
  const seen = new Map<string, Resource>();
  for (const resource of resources) {
    const key = `${resource.type} ${resource.arn}`;
    const other = seen.get(key);
    if (other) {
      throw new TemplateError(
        resource.stack,
        resource.logicalId,
        `has the same name as ${other.stack} ${other.logicalId}: ${resource.name}`,
      );
    }
    seen.set(key, resource);
  }
};

const readOutputs = (stacks: readonly Stack[], resolver: Resolver): Record<string, string> => {
  const outputs: Record<string, string> = {};
  for (const stack of stacks) {
    for (const [id, { Condition, Value }] of Object.entries(stack.template.Outputs)) {
      const where = `output ${id}`;
      if (resolver.holds(stack, where, Condition)) outputs[`${stack.name}.${id}`] = String(resolver.resolve(stack, where, Value));
    }
  }
  return outputs;
};

/**
 * @param directory a stage's assembly, e.g. `cdk.out/assembly-dev`
 * @throws TemplateError naming stack, resource and what is not known: an intrinsic, a resource type, an attribute, a property, a policy element
 */
export const readStage = (directory: string, { queueOrigin = 'https://sqs.us-east-1.amazonaws.com' }: ReadOptions = {}): DeployedModel => {
  const { stacks, assets } = readAssembly(directory);
  const resolver = createResolver(stacks, queueOrigin);
  const resources = readResources(stacks, resolver);
  checkUnique(resources);
  return {
    stage: basename(directory).replace(/^assembly-/, ''),
    resources,
    functions: readFunctions(resources, assets),
    tables: readTables(resources),
    routes: readRoutes(resources),
    mappings: readMappings(resources),
    buses: readBuses(resources),
    rules: readRules(resources),
    queues: readQueues(resources, queueOrigin),
    stateMachines: readStateMachines(resources),
    keys: resources.filter(({ type }) => type === 'AWS::KMS::Key').map(({ name, arn }) => ({ id: name, arn })),
    permissions: readPermissions(resources),
    outputs: readOutputs(stacks, resolver),
  };
};
