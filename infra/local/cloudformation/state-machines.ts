// The stage's state machines: their definition with every reference resolved, and what their roles allow.
import * as z from 'zod';
import type { Resource, StateMachineModel } from '../model.ts';
import { DefinitionError } from '../stepfunctions/language/definition-error.ts';
import { parseDefinition } from '../stepfunctions/language/parse-definition.ts';
import { validateDefinition } from '../stepfunctions/language/validate-definition.ts';
import { fail, flag, ignored, parseResource } from './parse-resource.ts';
import { policyOfRole } from './policies.ts';

// A definition in a bucket and Express workflows are not emulated, and unknown on purpose.
const machineSchema = z.strictObject({
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionString: z.string().optional(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  EncryptionConfiguration: ignored,
  LoggingConfiguration: z
    .strictObject({
      Destinations: ignored,
      IncludeExecutionData: flag.default(false),
      Level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
    })
    .optional(),
  RoleArn: z.string(),
  StateMachineName: ignored,
  StateMachineType: z.literal('STANDARD').default('STANDARD'),
  Tags: ignored,
  TracingConfiguration: ignored,
});

const definitionOf = (
  resource: Resource,
  { Definition, DefinitionString, DefinitionSubstitutions }: z.infer<typeof machineSchema>,
): string => {
  const source = DefinitionString ?? (Definition === undefined ? fail(resource, 'has no definition') : JSON.stringify(Definition));
  return source.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(DefinitionSubstitutions, name) ? JSON.stringify(String(DefinitionSubstitutions[name])).slice(1, -1) : whole,
  );
};

export const readStateMachines = (resources: readonly Resource[]): StateMachineModel[] =>
  resources
    .filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')
    .map((resource) => {
      const properties = parseResource(resource, machineSchema);
      const role = resources.find(({ type, arn }) => type === 'AWS::IAM::Role' && arn === properties.RoleArn);
      const logging = properties.LoggingConfiguration;
      if (logging?.IncludeExecutionData === true) fail(resource, 'logs execution data, which nobody can erase from a log');
      const source = definitionOf(resource, properties);
      try {
        parseDefinition(source);
        validateDefinition(source);
      } catch (error) {
        if (error instanceof DefinitionError) return fail(resource, error.message);
        throw error;
      }
      return {
        logicalId: resource.logicalId,
        name: resource.name,
        arn: resource.arn,
        definition: source,
        roleArn: properties.RoleArn,
        policy: role ? policyOfRole(role, resources) : fail(resource, `${properties.RoleArn} is no role of the stage`),
      };
    });
