// The stage's Lambda functions: code folder, environment, limits and what their roles allow; and who may invoke them.
import * as z from 'zod';
import type { FunctionModel, PermissionModel, Resource } from '../model.ts';
import { fail, ignored, parseResource } from './parse-resource.ts';
import { digest } from './physical-name.ts';
import { policyOfRole } from './policies.ts';

// Layers, VpcConfig, DeadLetterConfig and the like would change how the function runs, and nothing here emulates them: unknown on purpose.
const functionSchema = z.strictObject({
  Architectures: ignored,
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Description: ignored,
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).default({ Variables: {} }),
  EphemeralStorage: ignored,
  FunctionName: ignored,
  Handler: z.string(),
  LoggingConfig: ignored,
  MemorySize: z.coerce.number().default(128),
  RecursiveLoop: ignored,
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Role: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  RuntimeManagementConfig: ignored,
  Tags: ignored,
  Timeout: z.coerce.number().default(3),
  TracingConfig: ignored,
});

const permissionSchema = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceAccount: ignored,
  SourceArn: z.string().optional(),
});

const ofType = (resources: readonly Resource[], type: string): Resource[] => resources.filter((resource) => resource.type === type);

/** Resolves what a template may give for a function, its name or its ARN. */
export const functionArn = (resource: Resource, nameOrArn: string, resources: readonly Resource[]): string => {
  const found = ofType(resources, 'AWS::Lambda::Function').find(({ name, arn }) => nameOrArn === name || nameOrArn === arn);
  return found?.arn ?? fail(resource, `${nameOrArn} is no function of the stage`);
};

/** @param assets folder by object key */
export const readFunctions = (resources: readonly Resource[], assets: ReadonlyMap<string, string>): FunctionModel[] =>
  ofType(resources, 'AWS::Lambda::Function').map((resource) => {
    const properties = parseResource(resource, functionSchema);
    const role = ofType(resources, 'AWS::IAM::Role').find(({ arn }) => arn === properties.Role);
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      arn: resource.arn,
      codeDir: assets.get(properties.Code.S3Key) ?? fail(resource, `the assembly holds no asset ${properties.Code.S3Key}`),
      handler: properties.Handler,
      environment: properties.Environment.Variables,
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      policy: role ? policyOfRole(role, resources) : fail(resource, `${properties.Role} is no role of the stage`),
      accessKeyId: `LOCAL${digest(resource.name, 15).toUpperCase()}`,
    };
  });

export const readPermissions = (resources: readonly Resource[]): PermissionModel[] =>
  ofType(resources, 'AWS::Lambda::Permission').map((resource) => {
    const { FunctionName, Principal, SourceArn } = parseResource(resource, permissionSchema);
    return { functionArn: functionArn(resource, FunctionName, resources), principal: Principal, sourceArn: SourceArn };
  });
