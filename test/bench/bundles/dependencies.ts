// Which of the SDK and Powertools a bundle really holds, read from esbuild's metafile: the bare handler gets exactly the same.
import type { Metafile } from 'esbuild';

export type Output = Metafile['outputs'][string];

export interface Dependencies {
  /** `@aws-sdk/client-dynamodb` -> the names to import from it: the client and its commands */
  readonly clients: ReadonlyMap<string, readonly string[]>;
  /** `logger`, `metrics`, `tracer` */
  readonly powertools: readonly string[];
  readonly middy: boolean;
}

const COMMAND =
  /node_modules\/(@aws-sdk\/(?:client|lib)-[a-z-]+)\/.*\/(?:commands\/([A-Za-z]+Command)|([A-Za-z]*(?:Document)?Client))\.js$/;
const POWERTOOL = /node_modules\/@aws-lambda-powertools\/(logger|metrics|tracer)\//;

/** The paths of the inputs of which something is left after tree shaking. */
export const kept = (output: Output): readonly string[] =>
  Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));

export const dependenciesOf = (output: Output): Dependencies => {
  const clients = new Map<string, string[]>();
  const powertools = new Set<string>();
  for (const path of kept(output)) {
    const [, client, command, base] = COMMAND.exec(path) ?? [];
    const name = command ?? base;
    if (client !== undefined && name !== undefined && !path.includes('/runtimeConfig')) {
      clients.set(client, [...(clients.get(client) ?? []), name]);
    }
    const powertool = POWERTOOL.exec(path)?.[1];
    if (powertool !== undefined) powertools.add(powertool);
  }
  const sorted = [...clients].map(([client, names]) => [client, names.toSorted()] as const).toSorted(([a], [b]) => a.localeCompare(b));
  return {
    clients: new Map(sorted),
    powertools: [...powertools].toSorted(),
    middy: kept(output).some((path) => path.includes('node_modules/@middy/core/')),
  };
};

/** Equal for bundles that stand on the same packages and commands. */
export const signatureOf = ({ clients, powertools, middy }: Dependencies): string => JSON.stringify([[...clients], powertools, middy]);
