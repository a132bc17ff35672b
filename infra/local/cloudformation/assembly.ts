// Reads a synthesized stage assembly from disk: its stacks' templates and where their assets lie.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      dependencies: z.array(z.string()).optional(),
      properties: z.object({ templateFile: z.string(), stackName: z.string(), file: z.string() }).partial().optional(),
    }),
  ),
});

const assetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional(), packaging: z.string().optional(), executable: z.array(z.string()).optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** A condition, an output, ... in the template language; resolved elsewhere. */
type Section = Record<string, unknown>;

// `Rules` only check the account that is deployed to, so they have no meaning here. A section not named (`Transform`, `Hooks`) is an error.
const template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Rules: z.unknown().optional(),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z
    .record(
      z.string(),
      z.looseObject({ Type: z.string(), Condition: z.string().optional(), Properties: z.record(z.string(), z.unknown()).default({}) }),
    )
    .default({}),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({ Value: z.unknown(), Condition: z.string().optional(), Export: z.object({ Name: z.unknown() }).optional() }),
    )
    .default({}),
});

export type Template = z.infer<typeof template>;

export interface Stack {
  readonly name: string;
  readonly template: Template;
}

export interface Assembly {
  /** In the order in which they would be deployed. */
  readonly stacks: readonly Stack[];
  /** Folder of a published asset by its object key, e.g. `<hash>.zip`. */
  readonly assets: ReadonlyMap<string, string>;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const checked = <T>(schema: z.ZodType<T>, path: string): T => {
  const result = schema.safeParse(json(path));
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
  return result.data;
};

/** Checks one template's sections. @throws Error naming the stack and what is unknown */
export const parseTemplate = (name: string, source: Section): Stack => {
  const result = template.safeParse(source);
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return { name, template: result.data };
};

const inDeploymentOrder = (artifacts: z.infer<typeof manifest>['artifacts']): string[] => {
  const order = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (order.has(id)) return;
    if (path.includes(id)) throw new Error(`the stacks depend on each other: ${[...path, id].join(' -> ')}`);
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency, [...path, id]);
    order.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id, []);
  return [...order];
};

/** @param directory e.g. `cdk.out/assembly-dev` */
export const readAssembly = (directory: string): Assembly => {
  const { artifacts } = checked(manifest, join(directory, 'manifest.json'));
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const id of inDeploymentOrder(artifacts)) {
    const artifact = artifacts[id];
    if (artifact?.type === 'aws:cloudformation:stack' && artifact.properties?.templateFile) {
      const source = json(join(directory, artifact.properties.templateFile)) as Section;
      stacks.push(parseTemplate(artifact.properties.stackName ?? id, source));
    }
    if (artifact?.type === 'cdk:asset-manifest' && artifact.properties?.file) {
      for (const { source, destinations } of Object.values(checked(assetManifest, join(directory, artifact.properties.file)).files)) {
        if (source.path === undefined) throw new Error(`${id}: an asset made by a command cannot be read here`);
        for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, resolve(directory, source.path));
      }
    }
  }
  return { stacks, assets };
};
