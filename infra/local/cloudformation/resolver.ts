// Resolves values of the template language across all stacks of a stage.
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../model.ts';
import type { Stack } from './assembly.ts';
import { evaluateCondition, INTRINSICS, NO_VALUE, type Scope } from './intrinsics.ts';
import { physicalName } from './physical-name.ts';
import { type Identity, RESOURCE_TYPES, type ResourceType } from './resource-types.ts';
import { TemplateError } from './template-error.ts';

export interface Resolver {
  /** Resolves a value that stands in `where` of `stack`. @throws TemplateError */
  resolve(stack: Stack, where: string, value: unknown): unknown;
  /** @throws TemplateError for a resource that is not deployed or of an unknown type */
  identity(stack: Stack, where: string, logicalId: string): Identity;
  /** Whether a resource or output with this `Condition` is deployed. */
  holds(stack: Stack, where: string, condition: string | undefined): boolean;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, (stack: Stack) => unknown>> = {
  'AWS::AccountId': () => LOCAL_ACCOUNT,
  'AWS::NoValue': () => NO_VALUE,
  'AWS::NotificationARNs': () => [],
  'AWS::Partition': () => 'aws',
  'AWS::Region': () => LOCAL_REGION,
  'AWS::StackId': (stack) => `arn:aws:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/${stack.name}/local`,
  'AWS::StackName': (stack) => stack.name,
  'AWS::URLSuffix': () => 'amazonaws.com',
};

const isIntrinsic = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

const typeOf = (type: string, fail: (message: string) => never): ResourceType =>
  RESOURCE_TYPES[type] ?? fail(`the resource type ${type} is not known`);

/** @param queueOrigin scheme, host and port of queue URLs */
export const createResolver = (stacks: readonly Stack[], queueOrigin: string): Resolver => {
  const names = new Map<string, string>();
  const open = new Set<string>();

  /** Runs `work` once at a time: a value that needs itself is an error, not an endless recursion. */
  const guarded = <T>(key: string, fail: (message: string) => never, work: () => T): T => {
    if (open.has(key)) return fail(`${key} refers to itself`);
    open.add(key);
    try {
      return work();
    } finally {
      open.delete(key);
    }
  };

  const scopeOf = (stack: Stack, where: string): Scope => {
    const fail = (message: string): never => {
      throw new TemplateError(stack.name, where, message);
    };
    const resolve = (value: unknown): unknown => {
      if (typeof value === 'string' && value.includes('{{resolve:')) return fail(`the dynamic reference ${value} is not known`);
      if (Array.isArray(value)) return value.map(resolve).filter((entry) => entry !== NO_VALUE);
      if (value === null || typeof value !== 'object') return value;
      const entries = Object.entries(value);
      const [name, argument] = entries.find(([key]) => isIntrinsic(key)) ?? [];
      if (name === undefined)
        return Object.fromEntries(entries.map(([key, entry]) => [key, resolve(entry)]).filter(([, entry]) => entry !== NO_VALUE));
      const evaluate = INTRINSICS[name];
      if (!evaluate) return fail(`the intrinsic function ${name} is not known`);
      return entries.length === 1 ? evaluate(argument, scope) : fail(`${name} stands beside other keys`);
    };
    const condition = (name: string): boolean => {
      if (!Object.hasOwn(stack.template.Conditions, name)) return fail(`there is no condition ${name}`);
      return guarded(`${stack.name} condition ${name}`, fail, () => evaluateCondition(stack.template.Conditions[name], scope));
    };
    const scope: Scope = {
      resolve,
      condition,
      fail,
      ref: (name) => {
        const pseudo = PSEUDO_PARAMETERS[name];
        if (pseudo) return pseudo(stack);
        const parameter = stack.template.Parameters[name];
        if (parameter) return parameter.Default ?? fail(`the parameter ${name} has no default`);
        const resource = identity(stack, where, name);
        return (typeOf(stack.template.Resources[name]?.Type ?? '', fail).ref ?? ((known: Identity) => known.name))(resource);
      },
      getAtt: (logicalId, attribute) => {
        const resource = identity(stack, where, logicalId);
        const type = stack.template.Resources[logicalId]?.Type ?? '';
        const derive = typeOf(type, fail).attributes?.[attribute];
        return derive ? derive(resource) : fail(`the attribute ${attribute} of ${type} is not known`);
      },
      importValue: (name) => {
        const output = exported().get(name);
        return output
          ? guarded(`export ${name}`, fail, () => resolver.resolve(output.stack, output.where, output.value))
          : fail(`no stack exports ${name}`);
      },
      stackOutput: (stackName, outputName) => {
        const producer = stacks.find(({ name }) => name === stackName) ?? fail(`there is no stack ${stackName}`);
        const output = producer.template.Outputs[outputName] ?? fail(`the stack ${stackName} has no output ${outputName}`);
        const key = `output ${outputName}`;
        return guarded(`${stackName} ${key}`, fail, () => resolver.resolve(producer, key, output.Value));
      },
      mapping: (name, first, second) =>
        stack.template.Mappings[name]?.[first]?.[second] ?? fail(`the mapping ${name} has no ${first}.${second}`),
    };
    return scope;
  };

  const holds = (stack: Stack, where: string, condition: string | undefined): boolean =>
    condition === undefined || scopeOf(stack, where).condition(condition);

  const identity = (stack: Stack, where: string, logicalId: string): Identity => {
    const { fail } = scopeOf(stack, where);
    const resource = stack.template.Resources[logicalId] ?? fail(`there is no parameter or resource ${logicalId}`);
    if (!holds(stack, where, resource.Condition))
      return fail(`the resource ${logicalId} is not deployed: its condition ${resource.Condition} is false`);
    const type = typeOf(resource.Type, fail);
    const property = (key: string): unknown => resolver.resolve(stack, `${logicalId}.${key}`, resource.Properties[key]);
    const key = `${stack.name} resource ${logicalId}`;
    const name =
      names.get(key) ??
      guarded(key, fail, () => {
        const explicit = type.nameProperty && property(type.nameProperty);
        return typeof explicit === 'string' ? explicit : (type.id ?? String)(physicalName(stack.name, logicalId));
      });
    names.set(key, name);
    const partial = { name, property, queueOrigin };
    return { ...partial, arn: type.arn(partial) };
  };

  let exports: Map<unknown, { stack: Stack; where: string; value: unknown }> | undefined;
  const exported = (): NonNullable<typeof exports> => {
    if (exports) return exports;
    exports = new Map();
    for (const stack of stacks) {
      for (const [id, output] of Object.entries(stack.template.Outputs)) {
        const where = `output ${id}`;
        if (!output.Export || !holds(stack, where, output.Condition)) continue;
        exports.set(resolver.resolve(stack, where, output.Export.Name), { stack, where, value: output.Value });
      }
    }
    return exports;
  };

  const resolver: Resolver = { resolve: (stack, where, value) => scopeOf(stack, where).resolve(value), identity, holds };
  return resolver;
};
