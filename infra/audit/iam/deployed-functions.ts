// What each function of a stage may do, by its role, and what its code can do, by the SDK commands in its bundle.
import type { Metafile } from 'esbuild';
import { bundlePath, SOURCES } from '../../entries.ts';
import { readOnFailure } from '../../local/cloudformation/on-failure.ts';
import type { DeployedModel } from '../../local/model.ts';

export interface DeployedFunction {
  /** As the catalogue calls it. */
  readonly name: string;
  readonly arn: string;
  /** e.g. `dynamodb:PutItem`, of every statement that allows it */
  readonly actions: readonly string[];
  /** What Lambda itself does in its name: read a stream or a queue, send what it failed on to a queue. */
  readonly fedBy: readonly ('stream' | 'queue' | 'failures')[];
  /** SDK commands whose code is in its bundle, e.g. `PutItemCommand`. */
  readonly sdkCommands: readonly string[];
}

/** `Rollcall-dev-Commands-CreateUserFunction78C83F39` -> `CreateUser` */
export const functionName = (nameOrArn: string): string => /-([A-Za-z]+)Function[0-9A-F]{8}/.exec(nameOrArn)?.[1] ?? nameOrArn;

/** Of what is left of them after tree shaking. */
const sdkCommands = ({ outputs }: Metafile, source: string): string[] => {
  const inputs = outputs[`dist/${bundlePath(source)}/index.mjs`]?.inputs ?? {};
  return Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    const command = /@aws-sdk\/(?:client|lib)-[a-z0-9-]+\/.*\/commands\/(\w+Command)\.js$/.exec(path)?.[1];
    return command !== undefined && bytesInOutput > 0 ? [command] : [];
  });
};

const feedOf = ({ sourceArn }: DeployedModel['mappings'][number]) => (sourceArn.includes('/stream/') ? 'stream' : 'queue');

export const deployedFunctions = (model: DeployedModel, metafile: Metafile): readonly DeployedFunction[] => {
  const onFailure = readOnFailure(model);
  return model.functions.map(({ name, arn, policy }) => ({
    name: functionName(name),
    arn,
    actions: policy.flatMap(({ effect, actions }) => (effect === 'Allow' ? actions : [])),
    fedBy: [
      ...model.mappings.filter(({ functionArn }) => functionArn === arn).map(feedOf),
      ...(onFailure.has(arn) ? (['failures'] as const) : []),
    ],
    sdkCommands: sdkCommands(metafile, SOURCES.get(functionName(name)) ?? ''),
  }));
};
